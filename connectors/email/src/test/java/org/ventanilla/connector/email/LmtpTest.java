package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.connector.Dialogue.Fate;
import org.ventanilla.connector.RawItem;

/** The conversation with a mail server (RFC 2033, RFC 5321), without a connection. */
class LmtpTest {
    private static final String HELLO = "LHLO mx\r\n";
    private static final String BEGIN = HELLO + "MAIL FROM:<ana@x.example>\r\n";
    private static final String READY = BEGIN + "RCPT TO:<buzon@city.example>\r\nDATA\r\n";
    private static final String LONG = "x".repeat(LmtpDialogue.MAX_LINE);

    /** What is said, and the codes of what is answered. */
    static Stream<Arguments> conversations() {
        return Stream.of(
                // In the order in which it goes well, and out of order.
                talk("LHLO mx\r\n", "250"),
                talk("lhlo mx\r\nnoop\r\nquit\r\n", "250", "250 2.0.0", "221 2.0.0"),
                talk("LHLO\r\n", "501 5.5.4"),
                talk("HELO mx\r\nEHLO mx\r\n", "500 5.5.1", "500 5.5.1"),
                talk("MAIL FROM:<a@x.example>\r\n", "503 5.5.1"),
                talk(BEGIN + "MAIL FROM:<a@x.example>\r\n", "250", "250 2.1.0", "503 5.5.1"),
                talk(HELLO + "RCPT TO:<buzon@city.example>\r\n", "250", "503 5.5.1"),
                talk(HELLO + "DATA\r\n", "250", "503 5.5.1"),
                talk(BEGIN + "DATA\r\n", "250", "250 2.1.0", "503 5.5.1"),
                talk(BEGIN + "RCPT TO:<who@else.example>\r\nDATA\r\n", "250", "250 2.1.0", "550 5.1.1", "503 5.5.1"),
                talk(BEGIN + "RSET\r\nMAIL FROM:<>\r\n", "250", "250 2.1.0", "250 2.0.0", "250 2.1.0"),
                talk(BEGIN + HELLO + "RCPT TO:<buzon@city.example>\r\n", "250", "250 2.1.0", "250", "503 5.5.1"),
                talk(
                        "VRFY buzon\r\nEXPN all\r\nAUTH PLAIN\r\nBDAT 1 LAST\r\n",
                        "252 2.1.5",
                        "500 5.5.1",
                        "500 5.5.1",
                        "500 5.5.1"),
                // Whom we take mail for: ourselves, with every plus part.
                rcpt("<buzon@city.example>", "250 2.1.5"),
                rcpt("<BUZON@City.Example>", "250 2.1.5"),
                rcpt("<alcaldia@city.example>", "250 2.1.5"),
                rcpt("<buzon+R7k2QzR7k2Qz@city.example>", "250 2.1.5"),
                rcpt("<buzon+bounce-d1@city.example>", "250 2.1.5"),
                rcpt("<@relay.example:buzon@city.example>", "250 2.1.5"),
                rcpt(" <buzon@city.example>", "250 2.1.5"),
                rcpt("<buzones@city.example>", "550 5.1.1"),
                rcpt("<buzon@city.example.org>", "550 5.1.1"),
                rcpt("<postmaster@city.example>", "550 5.1.1"),
                rcpt("<>", "501 5.1.3"),
                rcpt("buzon@city.example", "501 5.1.3"),
                rcpt("<buzon@city.example", "501 5.1.3"),
                rcpt("<buzon@city.example>x", "501 5.1.3"),
                rcpt("<buzon@city.example> NOTIFY=NEVER", "555 5.5.4"),
                rcpt("<buz\u00c3\u00b3n@city.example>", "553 5.6.7"),
                // Parameters of MAIL.
                mail("<ana@x.example> SIZE=1000 BODY=8BITMIME", "250 2.1.0"),
                mail("<ana@x.example> BODY=7BIT SMTPUTF8", "250 2.1.0"),
                mail("<jos\u00c3\u00a9@x.example> smtputf8", "250 2.1.0"),
                mail("<jos\u00c3\u00a9@x.example>", "553 5.6.7"),
                mail("<\"a > b\"@x.example>", "250 2.1.0"),
                mail("<ana@x.example> SIZE=1001", "552 5.3.4"),
                mail("<ana@x.example> SIZE=99999999999999999999", "552 5.3.4"),
                mail("<ana@x.example> SIZE=", "501 5.5.4"),
                mail("<ana@x.example> SIZE=-1", "501 5.5.4"),
                mail("<ana@x.example> BODY=BINARYMIME", "501 5.5.4"),
                mail("<ana@x.example> RET=HDRS", "555 5.5.4"),
                mail("ana@x.example", "501 5.1.3"),
                // Garbage.
                talk("\r\n", "500 5.5.2"),
                talk("\u0000\r\n", "500 5.5.2"),
                talk("\u00ff\u00fe\r\n", "500 5.5.2"),
                talk("GET / HTTP/1.1\r\nHost: x\r\n", "500 5.5.1", "500 5.5.1"),
                talk("NOOP\nQUIT\r\nNOOP\r\n", "500 5.5.2", "250 2.0.0"),
                talk("NOOP\rQUIT\r\nNOOP\r\n", "500 5.5.2", "250 2.0.0"),
                talk("NOOP " + "x".repeat(LmtpDialogue.MAX_LINE - 5) + "\r\n", "250 2.0.0"),
                talk(LONG + "x\r\nNOOP\r\n", "500 5.5.2", "250 2.0.0"),
                talk(LONG.repeat(20) + "\r\nNOOP\r\n", "500 5.5.2", "250 2.0.0"),
                talk(
                        "NONSENSE\r\n".repeat(30),
                        IntStream.range(0, 21)
                                .mapToObj(n -> n < 20 ? "500 5.5.1" : "421 4.7.0")
                                .toArray(String[]::new)),
                talk(
                        READY + "QUIT\r\n.\r\nQUIT\r\n",
                        "250",
                        "250 2.1.0",
                        "250 2.1.5",
                        "354",
                        "250 2.0.0",
                        "221 2.0.0"));
    }

    private static Arguments talk(String said, String... codes) {
        return Arguments.of(said, List.of(codes));
    }

    private static Arguments rcpt(String recipient, String code) {
        return talk(BEGIN + "RCPT TO:" + recipient + "\r\n", "250", "250 2.1.0", code);
    }

    private static Arguments mail(String sender, String code) {
        return talk(HELLO + "MAIL FROM:" + sender + "\r\n", "250", code);
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void each_command_has_its_answer_whatever_the_pieces_it_comes_in(String said, List<String> codes) {
        assertThat(new LmtpTalk().say(said).codes()).isEqualTo(codes);
        var slowly = new LmtpTalk();
        said.chars().forEach(c -> slowly.say(String.valueOf((char) c)));
        assertThat(slowly.codes()).isEqualTo(codes);
    }

    @Test
    void what_we_can_do_is_said_at_the_beginning() {
        var talk = new LmtpTalk().say(HELLO);
        assertThat(talk.answers)
                .containsExactly(
                        "220 city.example LMTP",
                        "250-city.example",
                        "250-PIPELINING",
                        "250-8BITMIME",
                        "250-SMTPUTF8",
                        "250-ENHANCEDSTATUSCODES",
                        "250 SIZE 1000");
    }

    @Test
    void a_mail_has_one_answer_for_each_recipient_that_was_taken() {
        String recipients = Mails.lines(
                "RCPT TO:<buzon+t1@city.example>", "RCPT TO:<no@else.example>", "RCPT TO:<alcaldia@city.example>");
        var talk = new LmtpTalk(n -> n == 0 ? Fate.LATER : Fate.SAFE);
        for (int n = 0; n < 2; n++) {
            talk.say((n == 0 ? BEGIN : "MAIL FROM:<ana@x.example>\r\n") + recipients + "DATA\r\nHola\r\n.\r\n");
        }
        assertThat(talk.codes())
                .containsExactly(
                        "250",
                        "250 2.1.0",
                        "250 2.1.5",
                        "550 5.1.1",
                        "250 2.1.5",
                        "354",
                        "451 4.3.0",
                        "451 4.3.0",
                        "250 2.1.0",
                        "250 2.1.5",
                        "550 5.1.1",
                        "250 2.1.5",
                        "354",
                        "250 2.0.0",
                        "250 2.0.0");
        assertThat(talk.mail(0))
                .isEqualTo(Mails.lines(
                        "Return-Path: <ana@x.example>",
                        "Delivered-To: buzon+t1@city.example",
                        "Delivered-To: alcaldia@city.example",
                        "Hola"));
    }

    /** As it travels, and as it was written. */
    static Stream<Arguments> contents() {
        return Stream.of(
                Arguments.of("Hola\r\n.\r\n", "Hola\r\n"),
                Arguments.of("..\r\n.\r\n", ".\r\n"),
                Arguments.of("..uno\r\n...\r\n. \r\na.b.\r\n.\r\n", ".uno\r\n..\r\n \r\na.b.\r\n"),
                Arguments.of(".\r\n", ""),
                Arguments.of("\r\n.\r\n", "\r\n"),
                // No line end but CR LF ends anything: else two servers see different mails (smuggling).
                Arguments.of("a\n.\nb\r\n.\r\n", "a\n.\nb\r\n"),
                Arguments.of("a\n.\r\nb\r\n.\r\n", "a\n.\r\nb\r\n"),
                Arguments.of("a\r.\r\nb\r\n.\r\n", "a\r.\r\nb\r\n"),
                Arguments.of("a\r\n.\rb\r\n.\r\n", "a\r\n\rb\r\n"),
                Arguments.of("a\r\n.\nb\r\n.\r\n", "a\r\n\nb\r\n"),
                Arguments.of("a\r\r\n.\r\n", "a\r\r\n"),
                Arguments.of("a\r\n.\r\r\n.\r\n", "a\r\n\r\r\n"),
                Arguments.of("\u0000\u00ff\u00f1 8 bits\r\n.\r\n", "\u0000\u00ff\u00f1 8 bits\r\n"),
                Arguments.of("x".repeat(998) + "\r\n.\r\n", "x".repeat(998) + "\r\n"));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void a_mail_is_kept_byte_for_byte_and_ends_at_the_lone_dot_only(String travelling, String written) {
        var talk = new LmtpTalk().say(READY + travelling + "NOOP\r\n");
        assertThat(talk.mails).singleElement().satisfies(mail -> assertThat(
                        mail.raw().toString(StandardCharsets.ISO_8859_1))
                .isEqualTo("Return-Path: <ana@x.example>\r\nDelivered-To: buzon@city.example\r\n" + written));
        assertThat(talk.codes()).endsWith("354", "250 2.0.0", "250 2.0.0");
    }

    @Test
    void a_mail_beyond_the_limit_is_refused_when_it_ends_and_costs_no_memory() {
        var talk = new LmtpTalk().say(READY);
        for (int n = 0; n < 500; n++) {
            talk.say("x".repeat(98) + "\r\n");
        }
        assertThat(talk.held()).isLessThanOrEqualTo(LmtpTalk.MAX);
        talk.say(".\r\nNOOP\r\n");
        assertThat(talk.mails).isEmpty();
        assertThat(talk.codes()).endsWith("354", "552 5.3.4", "250 2.0.0");
        assertThat(talk.held()).isZero();
    }

    @Test
    void a_long_line_costs_no_memory() {
        var talk = new LmtpTalk();
        for (int n = 0; n < 500; n++) {
            talk.say(LONG);
        }
        assertThat(talk.held()).isLessThan(2L * LmtpDialogue.MAX_LINE);
    }

    @Test
    void half_a_mail_is_no_mail() {
        assertThat(new LmtpTalk().say(READY + "Hola\r\n.").mails).isEmpty();
        assertThat(new LmtpTalk().say(READY + "Hola\r\n.\r").mails).isEmpty();
    }

    @Test
    void recipients_and_commands_have_a_limit() {
        String one = "RCPT TO:<buzon@city.example>\r\n";
        assertThat(new LmtpTalk().say(BEGIN + one.repeat(101)).codes())
                .hasSize(103)
                .endsWith("250 2.1.5", "452 4.5.3");
        var talk = new LmtpTalk().say("NOOP\r\n".repeat(1_500));
        assertThat(talk.codes()).hasSize(1_001).endsWith("250 2.0.0", "421 4.7.0");
        assertThat(talk.over).isTrue();
    }

    @Test
    void the_same_mail_has_the_same_name_whoever_it_is_delivered_to_and_other_words_another() {
        String mail = "Message-ID: <m1@x.example>\r\n\r\nHola\r\n";
        assertThat(name("ana@x.example", "buzon", mail))
                .isEqualTo(name("", "alcaldia", mail))
                .isEqualTo(name("ana@x.example", "buzon", "Received: from here\r\n" + mail))
                .isEqualTo(NativeId.of(mail.getBytes(StandardCharsets.US_ASCII)))
                .isNotEqualTo(name("ana@x.example", "buzon", mail + "Y otra cosa\r\n"));
        String nameless = "Subject: x\r\n\r\nHola\r\n";
        assertThat(name("ana@x.example", "buzon", nameless))
                .isEqualTo(name("eva@x.example", "alcaldia", nameless))
                .isNotEqualTo(name("ana@x.example", "buzon", "Received: from here\r\n" + nameless));
    }

    private static String name(String from, String to, String mail) {
        var talk = new LmtpTalk()
                .say(HELLO + "MAIL FROM:<" + from + ">\r\nRCPT TO:<" + to + "@city.example>\r\nDATA\r\n" + mail
                        + ".\r\n");
        return talk.mails.get(0).nativeId();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", HELLO, BEGIN, READY, READY + "half a mail"})
    void last_words_can_be_said_at_any_moment(String said) {
        var dialogue = new LmtpDialogue(new LmtpProtocol(OwnAddresses.of("buzon@city.example", List.of()), 100));
        var unused = dialogue.heard(io.vertx.core.buffer.Buffer.buffer(said));
        for (var reason : org.ventanilla.connector.Dialogue.Reason.values()) {
            assertThat(dialogue.farewell(reason).toString()).matches("421 4\\.\\d\\.\\d [^\r\n]+\r\n");
        }
    }

    @Property(tries = 300)
    void however_the_bytes_are_cut_the_same_mails_and_answers_come_of_them(
            @ForAll @Size(max = 12) List<@IntRange(min = 0, max = 11) Integer> pieces,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 40) Integer> cuts) {
        byte[] said = said(pieces).getBytes(StandardCharsets.ISO_8859_1);
        var whole = new LmtpTalk(n -> n % 2 == 0 ? Fate.SAFE : Fate.LATER).say(said);
        var cut = new LmtpTalk(n -> n % 2 == 0 ? Fate.SAFE : Fate.LATER);
        int at = 0;
        for (int n = 0; at < said.length; n++) {
            int end = Math.min(said.length, at + cuts.get(n % cuts.size()));
            cut.say(java.util.Arrays.copyOfRange(said, at, end));
            at = end;
        }
        assertThat(cut.answers).isEqualTo(whole.answers);
        assertThat(cut.over).isEqualTo(whole.over);
        assertThat(cut.mails.stream().map(RawItem::raw))
                .isEqualTo(whole.mails.stream().map(RawItem::raw).toList());
    }

    /** A conversation out of pieces, in good order or not. */
    private static String said(List<Integer> pieces) {
        var parts = List.of(
                READY,
                "RCPT TO:<alcaldia@city.example>\r\n",
                "DATA\r\n",
                "Hola\r\n",
                ".\r\n",
                "..\r\n",
                "a\n.\nb",
                "\r",
                "\r\n",
                LONG + "xx",
                "x".repeat(1_200) + "\r\n.\r\n",
                "QUIT\r\n");
        var all = new ArrayList<String>();
        pieces.forEach(n -> all.add(parts.get(n)));
        return String.join("", all);
    }
}
