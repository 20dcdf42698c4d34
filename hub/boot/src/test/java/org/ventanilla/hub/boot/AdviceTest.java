package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator can mend is told in a sentence, not in a stack trace. */
class AdviceTest {
    @Test
    void a_file_where_a_folder_is_needed_is_named(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("data"));
        assertThat(demo(file)).hasLineCount(1).contains(file.toString());
        assertThat(demo(file.resolve("deeper"))).hasLineCount(1).contains(file.toString());
    }

    @Test
    void a_full_disk_is_called_so() {
        assertThat(Advice.of(new IOException("No space left on device"))).hasSize(1);
        assertThat(Advice.of(new IOException("a bug"))).isEmpty();
    }

    private static String demo(Path data) {
        var said = new StringWriter();
        int code =
                Main.line().setErr(new PrintWriter(said, true)).execute("demo", "--port", "18080", "--data", data + "");
        assertThat(code).isEqualTo(2);
        return said.toString().strip();
    }
}
