package org.ventanilla.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ventanilla.model.Submission.Remark;

class RemarkTest {
    @Test
    void remarks_and_adornments_survive_the_wire() throws Exception {
        var remark = new Remark("too-many-parts", "plano.pdf");
        assertThat(Wire.read(Wire.write(remark), Remark.class)).isEqualTo(remark);
        var logo = new Attachment("r", "s", 3, "image/png", null, "logo.png", Attachment.State.STORED, null, false)
                .asDecoration();
        assertThat(Wire.read(Wire.write(logo), Attachment.class)).isEqualTo(logo);
        assertThat(logo.decoration()).isTrue();
    }

    @Test
    void what_was_written_before_there_were_any_is_read() throws Exception {
        var old = "{\"schema\":\"submission.v1\",\"key\":\"a:1\",\"instance\":\"a\",\"type\":\"email\","
                + "\"attachments\":[{\"ref\":\"r\",\"size\":3}]}";
        var submission = Wire.read(old, Submission.class);
        assertThat(submission.remarks()).isEmpty();
        assertThat(submission.attachments().get(0).decoration()).isFalse();
    }

    @Test
    void a_file_name_is_not_for_the_log() {
        assertThat(new Remark("broken-encoding", "carta de Ana.pdf")).hasToString("Remark[broken-encoding]");
    }
}
