package org.ventanilla.hub.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLinesTest {
    @Test
    void commas_quotes_and_line_ends_are_quoted_and_nothing_is_empty() {
        assertThat(CsvLines.line(Arrays.asList("a", null, "b,c", "say \"no\"", "two\nlines", true, 3)))
                .isEqualTo("a,,\"b,c\",\"say \"\"no\"\"\",\"two\nlines\",true,3\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "|calc", "%0A"})
    void a_text_that_a_spreadsheet_would_run_is_only_a_text(String text) {
        assertThat(CsvLines.harmless(text)).isEqualTo("'" + text);
    }

    @Test
    void numbers_and_streets_stay_as_they_are() {
        assertThat(CsvLines.line(List.of(new BigDecimal("-3.810000"), "Calle Ñ, 1", "a=b")))
                .isEqualTo("-3.810000,\"Calle Ñ, 1\",a=b\r\n");
    }
}
