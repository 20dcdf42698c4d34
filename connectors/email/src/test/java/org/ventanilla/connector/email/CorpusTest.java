package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ventanilla.connector.Inbound.Draft;
import org.ventanilla.connector.RawItem;
import org.ventanilla.connector.email.Corpus.Sample;
import org.ventanilla.model.Submission.Flag;

/** Mails as the world writes them: all are read, and machines are told from people. */
class CorpusTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-03-04T10:00:00Z"), ZoneOffset.UTC);
    private static final OwnAddresses OWN = OwnAddresses.of("buzon@ventanilla.example", List.of());
    private static final MailParser PARSER = new MailParser(OWN, new ReplyText(ReplyLines.shipped()), CLOCK);

    static Stream<Sample> samples() throws IOException {
        return Corpus.samples().stream();
    }

    private static Draft read(Sample sample) throws IOException {
        byte[] raw = sample.raw();
        var item = new RawItem("1:1", NativeId.of(raw), Buffer.buffer(raw), Mailbox.TYPE);
        return (Draft) PARSER.parse(item).get(0);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("samples")
    void every_mail_is_read(Sample sample) throws IOException {
        var draft = read(sample);
        assertThat(draft.nativeId()).hasSize(64);
        // Nothing with words in it comes out empty; some of the broken ones are no more than a few bytes.
        boolean empty =
                draft.text() == null && draft.title() == null && draft.files().isEmpty();
        assertThat(empty && sample.raw().length > 2000).isFalse();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("samples")
    void what_is_known_to_be_in_a_mail_is_found(Sample sample) throws IOException {
        var draft = read(sample);
        String words = (draft.text() == null ? "" : draft.text().raw()).replaceAll("\\s+", " ");
        for (Object known : sample.expected().getJsonArray("bodyContains", new JsonArray())) {
            assertThat(words)
                    .contains(String.valueOf(known).replaceAll("\\s+", " ").strip());
        }
        String from = sample.expected().getString("from");
        if (from != null) {
            assertThat(draft.reporter().address()).isEqualToIgnoringCase(from);
        }
    }

    @Test
    void machines_are_told_from_people() throws IOException {
        var samples = Corpus.samples();
        assumeFalse(samples.isEmpty(), "no corpus beside the project");
        var table = new TreeMap<String, int[]>();
        var wrong = new ArrayList<String>();
        for (Sample sample : samples) {
            var expected = sample.expected().getBoolean("isAuto", sample.kind().equals("human") ? Boolean.FALSE : null);
            if (expected != null) {
                boolean seen = read(sample).flags().contains(Flag.AUTOMATIC);
                int[] row =
                        table.computeIfAbsent(sample.kind() + (expected ? " machine" : " person"), key -> new int[2]);
                row[seen == expected ? 0 : 1]++;
                if (seen != expected) {
                    wrong.add(sample + " " + expected);
                }
            }
        }
        print(table, wrong);
        assertThat(share(table, "machine")).isGreaterThanOrEqualTo(0.99);
        assertThat(share(table, "person")).isEqualTo(1.0);
    }

    static Stream<Sample> notifications() throws IOException {
        return Corpus.samples().stream().filter(sample -> sample.expected().containsKey("dsn"));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("notifications")
    void what_a_notification_states_is_read(Sample sample) throws IOException {
        var told = DeliveryStatus.of(MailReader.read(sample.raw()));
        var expected = sample.expected().getJsonObject("dsn");
        if (expected.containsKey("action")) {
            assertThat(told).extracting(DeliveryStatus.Recipient::action).contains(expected.getString("action"));
        }
        if (expected.containsKey("finalRecipient")) {
            assertThat(told).extracting(DeliveryStatus.Recipient::last).contains(expected.getString("finalRecipient"));
        }
        if (expected.containsKey("status")) {
            assertThat(told).extracting(DeliveryStatus.Recipient::status).contains(expected.getString("status"));
        }
        if (expected.containsKey("bounced")) {
            assertThat(told.stream()
                            .map(recipient -> recipient.fate().outcome())
                            .anyMatch(fate -> fate == MailFate.Outcome.HARD || fate == MailFate.Outcome.SOFT))
                    .isEqualTo(expected.getBoolean("bounced"));
        }
    }

    @Test
    void receipts_and_complaints_are_read() throws IOException {
        for (Sample sample : Corpus.samples()) {
            var receipt = sample.expected().getJsonObject("mdn");
            var complaint = sample.expected().getJsonObject("arf");
            if (receipt != null) {
                var fields = ReportParts.receipt(MailReader.read(sample.raw()));
                assertThat(fields.get("disposition")).isEqualTo(receipt.getString("disposition"));
                assertThat(fields.get("original-message-id")).contains(receipt.getString("originalMessageId"));
            }
            if (complaint != null) {
                var fields = ReportParts.complaint(MailReader.read(sample.raw()));
                assertThat(fields.get("feedback-type")).isEqualTo(complaint.getString("feedbackType"));
                assertThat(fields.get("source-ip")).isEqualTo(complaint.getString("sourceIp"));
            }
        }
    }

    /** Whom a bounce names, at least for a look at those that name nobody. */
    @Test
    void most_bounces_name_an_address() throws IOException {
        int all = 0;
        var silent = new ArrayList<String>();
        for (Sample sample : Corpus.samples()) {
            var mail = MailReader.read(sample.raw());
            if (AutomaticMail.of(mail, OWN).flags().contains(Flag.BOUNCE)) {
                all++;
                var told = DeliveryStatus.fates(mail);
                var fates = told.isEmpty() ? BounceWords.shipped().fates(MailText.of(mail.parts())) : told;
                if (fates.stream().allMatch(fate -> fate.address() == null)) {
                    silent.add(sample.toString());
                }
            }
        }
        System.out.println("bounces " + all + " naming nobody " + silent);
        assertThat(silent.size()).isLessThanOrEqualTo(all / 20);
    }

    private static double share(Map<String, int[]> table, String who) {
        int right = 0;
        int all = 0;
        for (var row : table.entrySet()) {
            if (row.getKey().endsWith(who)) {
                right += row.getValue()[0];
                all += row.getValue()[0] + row.getValue()[1];
            }
        }
        return (double) right / all;
    }

    private static void print(Map<String, int[]> table, List<String> wrong) {
        table.forEach((who, row) -> System.out.printf("%-20s right %4d wrong %4d%n", who, row[0], row[1]));
        System.out.println("wrong: " + wrong);
    }
}
