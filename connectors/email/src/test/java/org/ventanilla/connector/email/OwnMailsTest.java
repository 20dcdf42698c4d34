package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Floors for what is read right in mails that were made up, in the style of many mail programs and systems, by somebody who did
 * not know how they would be read: answers of citizens, and machines among people.
 */
class OwnMailsTest {
    private static final double ANSWERS = 0.90;
    /** Mails of the city that come back are told by its address, which is another one here. */
    private static final double MACHINES = 0.89;

    /** Wrapped or not, with one empty line or two: it is the words that count. */
    private static String words(String text) {
        return text.replaceAll("[\\s\\u00A0\\u200B]+", " ").strip();
    }

    private static boolean isShownRight(OwnMail letter) {
        String shown = words(letter.mail().shown());
        return Stream.concat(
                        Stream.of(letter.expected().getString("replyText")),
                        letter.expected().getJsonArray("replyTextAlso", new JsonArray()).stream())
                .anyMatch(accepted -> words(String.valueOf(accepted)).equals(shown));
    }

    @Test
    void most_answers_show_what_their_writers_wrote() throws IOException {
        var letters = OwnMail.all("answers.jsonl");
        var wrong = letters.stream().filter(l -> !isShownRight(l)).toList();
        assertThat(1 - wrong.size() / (double) letters.size())
                .as("wrong: " + wrong)
                .isGreaterThanOrEqualTo(ANSWERS);
        assertThat(letters).noneMatch(OwnMail::isAutomatic);
        assertThat(letters)
                .filteredOn(l -> !l.expected().getString("replyText").isEmpty())
                .allMatch(l -> !l.mail().shown().isBlank());
    }

    @Test
    void nobody_is_taken_for_a_machine_and_few_machines_for_somebody() throws IOException {
        var letters = OwnMail.all("machines.jsonl");
        var machines =
                letters.stream().filter(l -> l.expected().getBoolean("isAuto")).toList();
        assertThat(letters)
                .filteredOn(l -> !l.expected().getBoolean("isAuto"))
                .as("people")
                .noneMatch(OwnMail::isAutomatic);
        var missed = machines.stream().filter(l -> !l.isAutomatic()).toList();
        assertThat(1 - missed.size() / (double) machines.size())
                .as("taken for people: " + missed)
                .isGreaterThanOrEqualTo(MACHINES);
    }

    @Test
    void subjects_and_files_are_read() throws IOException {
        var letters = Stream.concat(OwnMail.all("answers.jsonl").stream(), OwnMail.all("machines.jsonl").stream())
                .toList();
        assertThat(letters)
                .filteredOn(l -> !l.expected().getString("subject", "").isEmpty())
                .allSatisfy(l -> assertThat(l.mail().draft().title())
                        .as(l.toString())
                        .isEqualTo(l.expected().getString("subject")));
        assertThat(letters)
                .filteredOn(l -> l.expected().containsKey("attachments"))
                .allSatisfy(l -> l.expected().getJsonArray("attachments").forEach(file -> assertThat(
                                l.mail().names())
                        .as(l.toString())
                        .contains(((JsonObject) file).getString("name"))));
    }
}
