package org.ventanilla.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.connector.sandbox.page.Board;

class LinksTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            Siga en http://a.example/f/1.           | http://a.example/f/1
            (https://a.example/x?a=1&b=2), y más    | https://a.example/x?a=1&b=2
            http://a.example/"onmouseover="alert(1) | http://a.example/
            """)
    void finds_the_address_without_its_punctuation(String text, String address) {
        assertThat(Links.in(text).stream().map(Board.Piece::href)).contains(address);
        assertThat(Links.in(text).stream().map(Board.Piece::text).reduce("", String::concat))
                .isEqualTo(text);
    }

    @Property
    void no_text_is_lost_or_added(@ForAll String before, @ForAll String after) {
        String text = before + "http://a.example/" + after;

        assertThat(Links.in(text).stream().map(Board.Piece::text).reduce("", String::concat))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"javascript:alert(1)", "data:text/html;base64,AA", "ftp://a.example", "http://", "''"})
    void makes_nothing_else_clickable(String text) {
        assertThat(Links.in(text).stream().map(Board.Piece::href)).allMatch(Objects::isNull);
    }
}
