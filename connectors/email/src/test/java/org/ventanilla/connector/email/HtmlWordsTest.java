package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of an HTML mail are those its reader sees. */
class HtmlWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div style='display:none'>OCULTO</div>",
                "<span style=\"font-size: 0px\">OCULTO</span>",
                "<span style=\"FONT-SIZE:0 !important\">OCULTO</span>",
                "<div style='max-height:0;overflow:hidden'>OCULTO</div>",
                "<div hidden>OCULTO</div>",
                "<style>.x{color:red} .p, .q { display : none !important }</style><p class=q>OCULTO</p>",
                "<style><!-- #oculto{visibility:hidden} --></style><p id=oculto>OCULTO</p>",
                "<script>OCULTO</script>",
                "<template>OCULTO</template>",
                "<!-- OCULTO -->",
                "<title>OCULTO</title>",
            })
    void what_is_hidden_is_no_word(String hidden) {
        assertThat(HtmlWords.of("<html><body>" + hidden + "<p>No luce la farola.</p></body></html>"))
                .isEqualTo("No luce la farola.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<style>@media print{.a{display:none}} @media (max-width:600px){.x{color:red}.a{display:none}}</style>",
                "<style>@import url(x.css); .b{display:none}</style>",
                "<style>::weird(((:not{display:none}</style>",
                "<style>body{display:none}</style>",
            })
    void what_is_seen_stays_whatever_the_style_sheet(String style) {
        assertThat(HtmlWords.of("<html><head>" + style + "</head><body><p class=a>No luce.</p></body></html>"))
                .isEqualTo("No luce.");
    }

    @Test
    void lines_and_lists_stay_lines_and_quotes_are_marked() {
        assertThat(HtmlWords.of("<p>Faltan:</p><ul><li>la 12<li>la 14</ul><blockquote>¿Cuáles?</blockquote>"))
                .isEqualTo("Faltan:\n\n- la 12\n- la 14\n> ¿Cuáles?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<table><tr><td>",
                "<blockquote>a",
                "<b><i>",
                "<p>a</p>",
                "<style>a{display:none}</style>",
                "&amp;",
                "<a href='"
            })
    void a_megabyte_of_anything_is_read_in_time(String piece) {
        String html = piece.repeat((1 << 20) / piece.length());
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(HtmlWords.of(html)).isNotNull());
    }

    @Test
    void flowed_lines_are_joined_by_quote_depth() {
        assertThat(FlowedText.join("Una frase \nlarga.\n> citada \n> así\n>> y más\n-- \nAna \nP", false))
                .isEqualTo("Una frase larga.\n> citada así\n>> y más\n-- \nAna P");
        assertThat(FlowedText.join("pala \nbra\n From aquí", true)).isEqualTo("palabra\nFrom aquí");
    }
}
