package org.ventanilla.hub.boot.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.boot.history.Records.Origin;
import org.ventanilla.hub.city.City;
import org.ventanilla.model.Submission;

/** Files of other systems, good and bad, record by record. */
class FilesTest {
    private static final City CITY = City.load(Path.of("../../config/santander"));
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path dir = Path.of("");

    private List<Entry> read(Format format, byte[] bytes, Mapping mapping, Charset encoding) throws IOException {
        Path file = Files.write(dir.resolve("file"), bytes);
        var records = new Records(CITY, mapping, new Origin("old", "import", NOW));
        List<Entry> entries = new ArrayList<>();
        format.read(file, encoding, mapping.separator(), line -> entries.add(records.entry(line)));
        return entries;
    }

    private List<Entry> read(Format format, String text) throws IOException {
        return read(format, text.getBytes(StandardCharsets.UTF_8), Mapping.USUAL, StandardCharsets.UTF_8);
    }

    private static Submission submission(Entry entry) {
        return Objects.requireNonNull(entry.submission());
    }

    @Test
    void a_broken_line_spoils_no_other() throws IOException {
        var entries = read(
                Format.JSONL,
                """
                {"id":"1","at":"2025-01-02T10:00:00Z","text":"Farola apagada","category":"ALU-01"}
                {"id":"2","at":
                ["a list"]
                {"id":"3","text":"without a date"}
                {"at":"2025-01-02T10:00:00Z","text":"without an id"}
                {"id":"4","at":"yesterday","text":"x"}
                {"id":"5","at":"2031-01-02T10:00:00Z","text":"x"}
                {"id":"6","at":"2025-01-02T10:00:00Z"}

                {"id":"7","at":"2025-01-02T10:00:00Z","text":"Bache"}
                """);
        assertThat(entries)
                .extracting(Entry::line, e -> e.submission() != null, Entry::reasons)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, true, List.of()),
                        org.assertj.core.groups.Tuple.tuple(2L, false, List.of("not-json")),
                        org.assertj.core.groups.Tuple.tuple(3L, false, List.of("not-an-object")),
                        org.assertj.core.groups.Tuple.tuple(4L, false, List.of("date-missing")),
                        org.assertj.core.groups.Tuple.tuple(5L, false, List.of("id-missing")),
                        org.assertj.core.groups.Tuple.tuple(6L, false, List.of("date-unreadable")),
                        org.assertj.core.groups.Tuple.tuple(7L, false, List.of("date-in-the-future")),
                        org.assertj.core.groups.Tuple.tuple(8L, false, List.of("empty")),
                        org.assertj.core.groups.Tuple.tuple(10L, true, List.of()));
    }

    @Test
    void a_quote_that_is_not_closed_breaks_its_own_line_only() throws IOException {
        var entries = read(
                Format.CSV,
                """
                id,at,text
                1,2025-01-02,"one
                with a line, and a comma"
                2,2025-01-02,"never closed
                3,2025-01-02,three
                4,2025-01-02
                5,2025-01-02,five,too many
                6,2025-01-02,six
                """);
        assertThat(entries).extracting(Entry::line).containsExactly(2L, 4L, 5L, 6L, 7L, 8L);
        assertThat(entries)
                .flatExtracting(Entry::reasons)
                .containsExactly("quote-not-closed", "columns-missing", "too-many-columns");
        assertThat(Objects.requireNonNull(submission(entries.get(0)).text()).raw())
                .isEqualTo("one\nwith a line, and a comma");
        assertThat(submission(entries.get(5)).key()).isEqualTo("old:6");
    }

    @Test
    void bytes_of_another_encoding_are_named_and_read_when_it_is_told() throws IOException {
        byte[] bytes =
                "id,at,text\n1,2025-01-02,Señal caída\n2,2025-01-02,Bache\n".getBytes(StandardCharsets.ISO_8859_1);
        var wrong = read(Format.CSV, bytes, Mapping.USUAL, StandardCharsets.UTF_8);
        assertThat(wrong.get(0).reasons()).containsExactly("wrong-encoding");
        assertThat(wrong.get(1).submission()).isNotNull();
        var right = read(Format.CSV, bytes, Mapping.USUAL, StandardCharsets.ISO_8859_1);
        assertThat(Objects.requireNonNull(submission(right.get(0)).text()).raw())
                .isEqualTo("Señal caída");
    }

    @Test
    void a_mapping_tells_columns_words_and_dates() throws IOException {
        Path mapping = Files.writeString(
                dir.resolve("mapping.yaml"),
                """
                separator: ";"
                dates: dd/MM/yyyy HH:mm
                columns: {id: Número, at: Alta, closedAt: Cierre, status: Estado, category: Tipo, lat: Y, lon: X, text: Asunto}
                categories: {Alumbrado: ALU-01}
                statuses: {Cerrado: RESOLVED, Desestimado: NOT_PROCEEDING, Abierto: OPEN}
                """);
        byte[] bytes =
                """
                Número;Alta;Cierre;Estado;Tipo;Y;X;Asunto
                17;15/07/2025 10:00;16/07/2025 09:30;Desestimado;Alumbrado;43,4623;-3,8099;Farola
                18;15/07/2025 10:00;;Abierto;Otra cosa;NaN;-3,8099;Farola
                """
                        .getBytes(StandardCharsets.UTF_8);
        var entries = read(Format.CSV, bytes, Mapping.read(mapping), StandardCharsets.UTF_8);
        Submission first = submission(entries.get(0));
        assertThat(first.occurredAt()).isEqualTo(Instant.parse("2025-07-15T08:00:00Z"));
        assertThat(first.history())
                .isEqualTo(new Submission.History(Instant.parse("2025-07-16T07:30:00Z"), "NOT_PROCEEDING", null));
        assertThat(first.category()).isEqualTo("ALU-01");
        assertThat(Objects.requireNonNull(first.location()).lat()).isEqualTo(43.4623);
        assertThat(entries.get(1).reasons()).containsExactlyInAnyOrder("category-unknown", "coordinates-invalid");
        assertThat(Objects.requireNonNull(submission(entries.get(1)).history()).closedAt())
                .isNull();
    }

    @Test
    void a_mapping_with_mistakes_names_all_of_them() throws IOException {
        Path mapping = Files.writeString(
                dir.resolve("mapping.yaml"), "columns: {when: Alta}\nstatuses: {x: DONE}\nseparator: ab\nother: 1\n");
        assertThatThrownBy(() -> Mapping.read(mapping))
                .isInstanceOf(Mapping.Unusable.class)
                .hasMessageContaining("columns.when")
                .hasMessageContaining("statuses.x")
                .hasMessageContaining("separator")
                .hasMessageContaining("other");
    }

    private static final String XML =
            """
            <?xml version="1.0" encoding="utf-8"?>
            <service_requests>
              <request><service_request_id>a1</service_request_id><status>closed</status>
                <status_notes>Reparada</status_notes><service_code>ALU-01</service_code>
                <description>Farola &amp; poste</description>
                <requested_datetime>2025-03-01T10:00:00+01:00</requested_datetime>
                <updated_datetime>2025-03-03T10:00:00+01:00</updated_datetime>
                <lat>43.4623</lat><long>-3.8099</long></request>
              <request><service_request_id>a2</service_request_id><status>open</status>
                <service_name>Bache o socavón</service_name><description>b</description>
                <requested_datetime>2025-03-01T10:00:00Z</requested_datetime></request>
            """;

    @Test
    void requests_of_open311_are_read_in_xml_and_json() throws IOException {
        var xml = read(Format.OPEN311_XML, XML + "</service_requests>");
        assertThat(xml).hasSize(2);
        assertThat(Objects.requireNonNull(submission(xml.get(0)).text()).raw()).isEqualTo("Farola & poste");
        assertThat(submission(xml.get(0)).history())
                .isEqualTo(new Submission.History(Instant.parse("2025-03-03T09:00:00Z"), "RESOLVED", "Reparada"));
        String request =
                "{\"service_request_id\":\"a1\",\"status\":\"closed\",\"service_code\":\"ALU-01\",\"description\":\"d\","
                        + "\"requested_datetime\":\"2025-03-01T10:00:00Z\",\"lat\":43.4623,\"long\":-3.8099,\"media_url\":null}";
        for (String text : List.of("[" + request + "]", "{\"service_requests\":[" + request + "]}")) {
            assertThat(read(Format.OPEN311_JSON, text)).singleElement().satisfies(entry -> {
                assertThat(submission(entry).key()).isEqualTo("old:a1");
                assertThat(entry.reasons()).containsExactly("closing-date-missing");
            });
        }
    }

    @Test
    void what_comes_before_a_mistake_in_the_xml_is_read_and_nothing_is_fetched() throws IOException {
        var entries = read(Format.OPEN311_XML, XML + "<request><lat>");
        assertThat(entries).hasSize(3);
        assertThat(entries.get(2).reasons()).containsExactly("not-xml-from-here");
        var trap = read(
                Format.OPEN311_XML,
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a><request><description>&x;</description>"
                        + "</request></a>");
        assertThat(trap).allSatisfy(entry -> assertThat(entry.submission()).isNull());
    }

    @Test
    void the_bulk_file_needs_no_mapping() throws IOException {
        var entries = read(
                Format.CSV,
                """
                service_request_id,requested_datetime,updated_datetime,closed_date,status_description,status_notes,source,service_name,service_subtype,description,agency_responsible,address,lat,long
                9,2025-03-01T10:00:00Z,2025-03-02T10:00:00Z,2025-03-02T10:00:00Z,,Hecho,phone,ALU-01,,Sin luz,,Calle Vargas 3,43.4623,-3.8099
                """);
        Submission s = submission(entries.get(0));
        assertThat(s.type()).isEqualTo("phone");
        assertThat(s.category()).isEqualTo("ALU-01");
        assertThat(Objects.requireNonNull(s.location()).text()).isEqualTo("Calle Vargas 3");
        assertThat(Objects.requireNonNull(s.history()).closedAt()).isEqualTo(Instant.parse("2025-03-02T10:00:00Z"));
    }
}
