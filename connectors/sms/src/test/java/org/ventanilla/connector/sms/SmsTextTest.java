package org.ventanilla.connector.sms;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SmsTextTest {
    private static final String LINK = "https://city.example/r/abc";

    @Test
    void a_text_of_exactly_the_limit_stays_as_it_is() {
        var text = "ñ".repeat(1600);
        assertThat(SmsText.fit(text, SmsText.LIMIT)).isSameAs(text);
    }

    @Test
    void a_longer_text_ends_with_a_whole_word_and_its_link() {
        var text = "palabra ".repeat(250) + LINK;
        var fitted = SmsText.fit(text, SmsText.LIMIT);
        assertThat(fitted).hasSizeLessThanOrEqualTo(1600).endsWith("palabra... " + LINK);
    }

    @Test
    void a_link_that_survives_the_cut_is_not_said_twice() {
        var fitted = SmsText.fit(LINK + " palabra".repeat(250), SmsText.LIMIT);
        assertThat(fitted).startsWith(LINK).endsWith("palabra...").containsOnlyOnce(LINK);
    }

    @Test
    void a_single_endless_word_is_cut_between_characters() {
        var fitted = SmsText.fit("a" + "🙂".repeat(900), SmsText.LIMIT);
        assertThat(fitted).hasSizeLessThanOrEqualTo(1600).endsWith("🙂...");
    }

    @Property(tries = 500)
    void whatever_comes_in_fits_and_is_left_alone_when_it_fitted(
            @ForAll String text, @ForAll @IntRange(min = 20, max = 60) int limit) {
        var fitted = SmsText.fit(text + " " + LINK, limit);
        assertThat(fitted).hasSizeLessThanOrEqualTo(limit);
        assertThat(SmsText.fit(fitted, limit)).isEqualTo(fitted);
    }
}
