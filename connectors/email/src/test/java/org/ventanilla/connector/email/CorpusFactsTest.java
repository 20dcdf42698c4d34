package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.ventanilla.connector.Inbound.DraftFile;
import org.ventanilla.connector.email.Corpus.Sample;

/** Floors for what is read right in the mails that lie beside the project; what was reached may not be lost again. */
class CorpusFactsTest {
    private static final double ALL = 1.0;
    private static final double REPLIES = 0.94;
    private static final long SLOW_MS = 3000;

    /** The share of the mails stating a fact of which it was read right. */
    private static double share(String key, BiPredicate<Sample, Opened> right) throws IOException {
        var samples = Corpus.samples().stream()
                .filter(sample -> sample.expected().containsKey(key))
                .toList();
        assumeFalse(samples.isEmpty(), "no corpus beside the project");
        List<Sample> wrong = new ArrayList<>();
        for (Sample sample : samples) {
            if (!right.test(sample, Opened.of(sample.raw()))) {
                wrong.add(sample);
            }
        }
        System.out.printf(
                "%-12s right %3d of %3d, wrong %s%n", key, samples.size() - wrong.size(), samples.size(), wrong);
        return 1.0 - (double) wrong.size() / samples.size();
    }

    @Test
    void subjects_and_senders() throws IOException {
        assertThat(share("subject", (sample, mail) -> sample.expected()
                        .getString("subject")
                        .equals(mail.draft().title())))
                .isEqualTo(ALL);
        assertThat(share("from", (sample, mail) -> sample.expected()
                        .getString("from")
                        .equalsIgnoreCase(mail.draft().reporter().address())))
                .isEqualTo(ALL);
        assertThat(share("fromName", (sample, mail) -> sample.expected()
                        .getString("fromName")
                        .equals(mail.draft().reporter().displayName())))
                .isEqualTo(ALL);
    }

    @Test
    void attachments_by_name_and_size() throws IOException {
        for (String key : List.of("attachments", "tnef")) {
            assertThat(share(key, (sample, mail) -> sample.expected().getJsonArray(key).stream()
                            .allMatch(stated -> mail.files().stream().anyMatch(file -> is(file, (JsonObject) stated)))))
                    .isEqualTo(ALL);
        }
        assertThat(share("attachmentCount", (sample, mail) -> sample.expected()
                        .getInteger("attachmentCount")
                        .equals(mail.files().size())))
                .isEqualTo(ALL);
    }

    /** What the bytes really are, the media room tells. */
    private static boolean is(DraftFile.Bytes file, JsonObject stated) {
        return stated.getString("name", file.name()).equals(file.name())
                && stated.getInteger("size", file.bytes().length())
                        .equals(file.bytes().length());
    }

    @Test
    void reply_texts_and_none_of_them_empty() throws IOException {
        assertThat(share("replyText", (sample, mail) -> {
                    assertThat(mail.shown()).as(sample.toString()).isNotBlank();
                    return isReply(sample.expected(), mail.shown());
                }))
                .isGreaterThan(REPLIES);
        assertThat(share("replyContains", (sample, mail) -> contains(sample, "replyContains", mail.shown())))
                .isEqualTo(ALL);
        assertThat(share(
                        "replyNotContains",
                        (sample, mail) -> sample.expected().getJsonArray("replyNotContains").stream()
                                .noneMatch(words -> mail.shown().contains(String.valueOf(words)))))
                .isEqualTo(ALL);
        assertThat(share("signatureContains", (sample, mail) -> contains(sample, "signatureContains", mail.words())))
                .isEqualTo(ALL);
        assertThat(share("anyContains", (sample, mail) -> contains(sample, "anyContains", mail.words())))
                .isEqualTo(ALL);
    }

    private static boolean isReply(JsonObject expected, String shown) {
        String wanted = expected.getString("replyText");
        return "no-whitespace".equals(expected.getString("replyCompare"))
                ? wanted.replaceAll("\\s", "").equals(shown.replaceAll("\\s", ""))
                : wanted.strip().equals(shown.strip());
    }

    private static boolean contains(Sample sample, String key, String text) {
        return sample.expected().getJsonArray(key, new JsonArray()).stream()
                .allMatch(words -> text.contains(String.valueOf(words)));
    }

    /** Generous, for machines that do other work; the target is one second. */
    @Test
    void no_mail_takes_long() throws IOException {
        for (Sample sample : Corpus.samples()) {
            byte[] raw = sample.raw();
            long from = System.nanoTime();
            Opened.of(raw);
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from))
                    .as(sample.toString())
                    .isLessThan(SLOW_MS);
        }
    }
}
