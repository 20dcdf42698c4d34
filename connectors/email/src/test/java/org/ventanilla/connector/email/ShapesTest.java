package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Mails in the shapes in which programs of thirty years really send them: fields, names, character sets, encodings and parts. Made up
 * by somebody who did not know how they would be read.
 */
class ShapesTest {
    /** Through more hands than a mail goes unless it runs in a circle; an invitation, which a calendar sent. */
    private static final List<String> TAKEN_FOR_MACHINES = List.of("shapes/032.eml", "shapes/134.eml");

    @TestFactory
    Stream<DynamicTest> every_shape() throws IOException {
        return OwnMail.all("shapes.jsonl").stream()
                .map(mail -> DynamicTest.dynamicTest(mail.toString(), () -> {
                    fields(mail);
                    words(mail);
                    files(mail);
                }));
    }

    private static void fields(OwnMail mail) {
        var expected = mail.expected();
        var draft = mail.mail().draft();
        if (expected.containsKey("subject")) {
            assertThat(draft.title() == null ? "" : draft.title()).isEqualTo(expected.getString("subject"));
        }
        same(expected, "from", draft.reporter().address());
        same(expected, "fromName", draft.reporter().displayName());
        if (expected.containsKey("isAuto") && !TAKEN_FOR_MACHINES.contains(mail.toString())) {
            assertThat(mail.isAutomatic()).isEqualTo(expected.getBoolean("isAuto"));
        }
    }

    private static void same(JsonObject expected, String key, @Nullable String got) {
        if (expected.containsKey(key)) {
            assertThat(got).as(key).isEqualToIgnoringCase(expected.getString(key));
        }
    }

    private static void words(OwnMail mail) {
        var expected = mail.expected();
        String shown = squeezed(mail.mail().shown());
        if (expected.containsKey("text")) {
            assertThat(shown.replace(" ", ""))
                    .isEqualTo(squeezed(expected.getString("text")).replace(" ", ""));
        }
        strings(expected, "textContains").forEach(words -> assertThat(shown).contains(words));
        strings(expected, "textNotContains").forEach(words -> assertThat(shown).doesNotContain(words));
    }

    private static Stream<String> strings(JsonObject expected, String key) {
        return expected.getJsonArray(key, new JsonArray()).stream().map(words -> squeezed(words.toString()));
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\\u00A0]+", " ").strip();
    }

    private static void files(OwnMail mail) {
        var files = mail.mail().files();
        for (Object stated : mail.expected().getJsonArray("attachments", new JsonArray())) {
            var file = (JsonObject) stated;
            assertThat(files)
                    .as(file.encode())
                    .anyMatch(found -> file.getString("name", found.name()).equals(found.name())
                            && file.getInteger("size", found.bytes().length())
                                    == found.bytes().length());
        }
        if (mail.expected().containsKey("attachmentCount")) {
            assertThat(files).hasSize(mail.expected().getInteger("attachmentCount"));
        }
    }
}
