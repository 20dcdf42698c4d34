package org.ventanilla.model.open311;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class GeoReportTest {
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    @ParameterizedTest
    @CsvSource({
        "0, [], <services/>",
        "1, '[{\"code\":\"A0\"}]', <services><service><code>A0</code></service></services>"
    })
    void a_list_is_a_list_however_short(int size, String json, String xml) {
        var items = List.of(Map.of("code", "A0")).subList(0, size);
        var document = GeoReport.list("services", items);
        assertThat(document.json()).isEqualTo(json);
        assertThat(document.xml())
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .endsWith(xml);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ñ & <b> \" ]]> '",
                "emoji 😀 end",
                "a\u0000b\u0001c\u001fd\uFFFEe\uD800f",
                "one\r\ntwo\rthree\tfour"
            })
    void any_text_reads_the_same_in_both_forms(String text) throws Exception {
        var document = GeoReport.errors(400, List.of(text));
        var builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
        var read = builder.parse(new InputSource(new StringReader(document.xml())));
        String inXml = read.getElementsByTagName("description").item(0).getTextContent();
        var mapper = new com.fasterxml.jackson.databind.ObjectMapper();
        assertThat(mapper.readTree(document.json()).get(0).get("description").asText())
                .isEqualTo(inXml)
                .doesNotContain("\u0000", "\r");
    }

    @Test
    void the_unknown_is_an_empty_element_and_null() {
        var request = new LinkedHashMap<String, @Nullable Object>();
        request.put("service_request_id", "AV-1");
        request.put("zipcode", null);
        var document = GeoReport.list("service_requests", List.of(request));
        assertThat(document.xml())
                .endsWith("<service_requests><request><service_request_id>AV-1</service_request_id>"
                        + "<zipcode/></request></service_requests>");
        assertThat(document.json()).isEqualTo("[{\"service_request_id\":\"AV-1\",\"zipcode\":null}]");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00.999Z, 2026-01-01T01:00:00+01:00",
        "2026-03-29T01:00:00Z, 2026-03-29T03:00:00+02:00",
        "2026-10-25T00:30:00Z, 2026-10-25T02:30:00+02:00",
        "2026-10-25T01:30:00Z, 2026-10-25T02:30:00+01:00"
    })
    void times_have_whole_seconds_and_a_zone(String instant, String text) {
        assertThat(Times.text(Instant.parse(instant), MADRID)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T10:00:00+01:00, 2026-11-24T09:00:00Z",
        "2026-11-24T10:00:00 01:00, 2026-11-24T09:00:00Z",
        "2026-11-24T10:00:00.5Z, 2026-11-24T10:00:00.500Z",
        "2026-11-24T10:00+0100, 2026-11-24T09:00:00Z",
        "2026-11-24, 2026-11-23T23:00:00Z"
    })
    void times_are_read_as_clients_send_them(String given, String instant) {
        assertThat(Times.read(given, MADRID)).contains(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "", "2026-13-01", "2026-11-24T10:00:00", "0"})
    void what_is_no_time_is_not_guessed(String given) {
        assertThat(Times.read(given, MADRID)).isEmpty();
    }
}
