package org.ventanilla.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadRefTest {
    @Test
    void own_id_survives_the_wire() throws Exception {
        var ref = new Submission.ThreadRef("t", null, List.of("<a@b>"), null, "<c@d>");
        assertThat(Wire.read(Wire.write(ref), Submission.ThreadRef.class)).isEqualTo(ref);
    }

    @Test
    void a_reference_of_a_sender_that_knows_no_own_id_is_read() throws Exception {
        var ref = Wire.read("{\"token\":\"t\"}", Submission.ThreadRef.class);
        assertThat(ref).isEqualTo(new Submission.ThreadRef("t", null, List.of(), null));
    }
}
