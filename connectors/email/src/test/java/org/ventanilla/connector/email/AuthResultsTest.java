package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.model.Reporter.Assurance;

/** Who may be believed: our own server's results only, however they are written. */
class AuthResultsTest {
    private static final String OURS = "mx.city.example";

    private static SenderVerdict verdict(String... fields) {
        return SenderVerdict.of(List.of(fields), OURS);
    }

    private static AuthResults parsed(String field) {
        return Optional.ofNullable(AuthResults.parse(field)).orElseThrow();
    }

    @Test
    void comments_versions_quotes_reasons_and_several_methods_are_read() {
        var results =
                parsed("mx.city.example (mx (inner) 1) 1 (v); spf=pass (ok; really) smtp.mailfrom=\"a b\"@x.example;"
                        + " dkim / 1 = fail reason=\"bad \\\"sig\\\"; expired\" header.d=x.example header . b = \"ab=/+\" ;"
                        + " dmarc=pass header.from=x.example");
        assertThat(results.authservId()).isEqualTo(OURS);
        assertThat(results.methods())
                .extracting(AuthResults.Method::name, AuthResults.Method::result)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("spf", "pass"),
                        org.assertj.core.groups.Tuple.tuple("dkim", "fail"),
                        org.assertj.core.groups.Tuple.tuple("dmarc", "pass"));
        var dkim = results.methods().get(1);
        assertThat(dkim.reason()).isEqualTo("bad \"sig\"; expired");
        assertThat(dkim.properties()).isEqualTo(Map.of("header.d", "x.example", "header.b", "ab=/+"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.city.example; none",
                "mx.city.example 1; none",
                "\"mx.city.example\";none;",
                "mx.city.example"
            })
    void no_result_is_no_result(String field) {
        assertThat(parsed(field).methods()).isEmpty();
        assertThat(parsed(field).authservId()).isEqualTo(OURS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ";", "spf=none (sender IP is ) smtp.mailfrom=<>;", "mx.city.example 2; dmarc=pass", "(only)"
            })
    void what_names_no_server_or_an_unknown_version_is_not_read(String field) {
        assertThat(AuthResults.parse(field)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mx.city.example; dmarc=pass|PASS",
                "MX.City.Example; DMARC=Pass|PASS",
                "mx.city.example; dmarc=fail|FAIL",
                "mx.city.example; dmarc=none|UNKNOWN",
                "mx.city.example; dmarc=temperror|UNKNOWN",
                "mx.city.example; spf=pass; dkim=pass|UNKNOWN",
                "mx.city.example (dmarc=pass); dmarc=none|UNKNOWN",
                "mx.city.example; dkim=fail reason=\"x; dmarc=pass\"|UNKNOWN",
                "other.example; dmarc=pass|UNKNOWN",
                "mx.city.example.evil.example; dmarc=pass|UNKNOWN"
            })
    void only_our_own_servers_dmarc_counts(String field, SenderVerdict expected) {
        assertThat(verdict(field)).isEqualTo(expected);
    }

    @Test
    void below_our_own_result_a_forged_one_changes_nothing() {
        assertThat(verdict("mx.city.example; dmarc=none", "mx.city.example; dmarc=pass"))
                .isEqualTo(SenderVerdict.UNKNOWN);
        assertThat(verdict("mx.city.example; dmarc=fail", "mx.city.example; dmarc=pass"))
                .isEqualTo(SenderVerdict.FAIL);
        assertThat(verdict("other.example; dmarc=pass", "mx.city.example; dmarc=fail"))
                .isEqualTo(SenderVerdict.FAIL);
    }

    @Test
    void without_our_servers_name_nothing_is_known() {
        assertThat(SenderVerdict.of(List.of("mx.city.example; dmarc=pass", "; dmarc=fail"), ""))
                .isEqualTo(SenderVerdict.UNKNOWN);
    }

    private static Mailroom.Judgement judged(String head) {
        var room = new Mailroom(OwnAddresses.of(PostOffice.CITY, List.of()), OURS, "buzon");
        String raw = head + Mails.plain("<a@x.example>", "Aviso", "No luce.");
        return room.judge(MailReader.read(raw.getBytes(StandardCharsets.UTF_8)));
    }

    private static Assurance assurance(String head) {
        String raw = head + Mails.plain("<a@x.example>", "Aviso", "No luce.");
        var headers = MailReader.read(raw.getBytes(StandardCharsets.UTF_8)).headers();
        return Optional.ofNullable(judged(head).reporter(headers).assurance()).orElseThrow();
    }

    @Test
    void a_sender_is_verified_claimed_or_nobody() {
        assertThat(assurance("Authentication-Results: mx.city.example;\r\n dmarc=pass\r\n"))
                .isEqualTo(Assurance.VERIFIED);
        assertThat(assurance("")).isEqualTo(Assurance.CLAIMED);
        assertThat(assurance("Authentication-Results: mx.city.example; dmarc=fail\r\n"))
                .isEqualTo(Assurance.NONE);
    }

    @Test
    void a_forged_sender_gets_nothing_and_the_report_stays() {
        var forged = judged("Authentication-Results: mx.city.example; dmarc=fail\r\n");
        assertThat(forged.flags())
                .containsExactlyInAnyOrder(
                        org.ventanilla.model.Submission.Flag.FORGED, org.ventanilla.model.Submission.Flag.NO_ANSWER);
        assertThat(forged.sign()).isEqualTo("dmarc-fail");
    }

    @Test
    void a_mail_with_two_authors_proves_neither() {
        assertThat(assurance("From: mayor@city.example\r\nAuthentication-Results: mx.city.example; dmarc=pass\r\n"))
                .isEqualTo(Assurance.CLAIMED);
    }

    @Test
    @Timeout(2)
    void an_endless_field_takes_no_time() {
        assertThat(verdict("mx.city.example; " + "a=".repeat(100_000))).isEqualTo(SenderVerdict.UNKNOWN);
        assertThat(verdict("mx.city.example; dmarc=\"" + "\\\"".repeat(8_000))).isEqualTo(SenderVerdict.UNKNOWN);
        assertThat(verdict("mx.city.example; " + "(".repeat(16_000))).isEqualTo(SenderVerdict.UNKNOWN);
        assertThat(verdict("mx.city.example; " + "a.b ".repeat(4_000))).isEqualTo(SenderVerdict.UNKNOWN);
    }

    // --- the cases beside the project

    static Stream<JsonArray> cases(String table) throws IOException {
        Path file = file();
        return file == null
                ? Stream.empty()
                : new JsonObject(Files.readString(file))
                        .getJsonArray(table).stream().map(JsonArray.class::cast);
    }

    static Stream<JsonArray> verdicts() throws IOException {
        return cases("verdict");
    }

    static Stream<JsonArray> fields() throws IOException {
        return cases("parse");
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("verdicts")
    void a_known_case_is_judged_as_known(JsonArray known) {
        List<String> fields = known.getValue(0) instanceof JsonArray list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
        String id = known.getString(1) == null ? "" : known.getString(1);
        var expected =
                switch (known.getString(2)) {
                    case "pass" -> SenderVerdict.PASS;
                    case "fail" -> SenderVerdict.FAIL;
                    default -> SenderVerdict.UNKNOWN;
                };
        assertThat(SenderVerdict.of(fields, id)).isEqualTo(expected);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("fields")
    void a_known_field_is_read_as_known(JsonArray known) {
        JsonObject expected = known.getJsonObject(1);
        var results = parsed(known.getString(0).replace("\n", " "));
        assertThat(results.authservId()).isEqualTo(expected.getString("authserv_id"));
        if (!expected.containsKey("method")) {
            assertThat(results.methods()).isEmpty();
            return;
        }
        var method = results.methods().get(0);
        assertThat(method.name()).isEqualTo(expected.getString("method"));
        assertThat(method.result()).isEqualTo(expected.getString("result"));
        assertThat(method.properties())
                .containsEntry(
                        expected.getString("ptype") + "." + expected.getString("property"),
                        expected.getString("pvalue"));
    }

    private static @Nullable Path file() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path there = at.resolveSibling("shared").resolve("data").resolve("authres_cases.json");
            if (Files.exists(there)) {
                return there;
            }
        }
        return null;
    }
}
