package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures of {@code evaluate mail} say what was right, and its lines what was not. */
class EvaluateMailTest {
    private static final String MAIL = String.join(
            "\r\n",
            "From: Ana <ana@citizens.example>",
            "To: buzon@ciudad.example",
            "Subject: Re: Aviso",
            "",
            "Sigue sin luz.",
            "",
            "El 4 mar 2025, a las 10:05, Ayuntamiento <buzon@ciudad.example> escribió:",
            "> Ya está.",
            "");

    private Path dir;

    @BeforeEach
    void open(@TempDir Path temporary) throws IOException {
        dir = temporary;
        Files.writeString(dir.resolve("a.eml"), MAIL);
    }

    private String run(JsonObject expected) throws IOException {
        var label = new JsonObject().put("file", "a.eml").put("kind", "human").put("expect", expected);
        Path index = Files.writeString(dir.resolve("INDEX.jsonl"), label.encode() + "\n");
        var out = new StringWriter();
        int code = Main.line()
                .setOut(new PrintWriter(out))
                .execute(
                        "evaluate",
                        "mail",
                        "--data",
                        index.toString(),
                        "--out",
                        differences().toString());
        assertThat(code).isZero();
        return out.toString();
    }

    private Path differences() {
        return dir.resolve("out.jsonl");
    }

    @Test
    void what_was_read_right_is_counted() throws IOException {
        String figures = run(new JsonObject()
                .put("subject", "Re: Aviso")
                .put("from", "ANA@citizens.example")
                .put("isAuto", false)
                .put("replyText", "Sigue sin luz.")
                .put("bodyContains", new JsonArray().add("Ya está.")));
        assertThat(figures)
                .contains("mails 1, crashes 0")
                .containsPattern("reply text +right +1 of +1 +100.00 %")
                .containsPattern("sender +right +1 of +1")
                .doesNotContain("0.00 %\n ");
        assertThat(new JsonObject(Files.readString(differences())).getJsonArray("differs"))
                .isEmpty();
    }

    @Test
    void what_was_read_otherwise_is_counted_and_written_down() throws IOException {
        String figures = run(new JsonObject()
                .put("isAuto", true)
                .put("attachments", new JsonArray().add(new JsonObject().put("name", "foto.jpg")))
                .put("gps", new JsonObject().put("lat", 43.46).put("lon", -3.8)));
        assertThat(figures)
                .containsPattern("isAuto +right +0 of +1")
                .containsPattern("attachments +right +0 of +1")
                .containsPattern("photo position +right +0 of +1");
        assertThat(new JsonObject(Files.readString(differences()))
                        .getJsonArray("differs").stream().map(one -> ((JsonObject) one).getString("fact")))
                .containsExactly("isAuto", "attachments", "photo position");
    }
}
