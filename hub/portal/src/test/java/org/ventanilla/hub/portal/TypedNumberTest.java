package org.ventanilla.hub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedNumberTest {
    private final TypedNumber typed = new TypedNumber("AV");

    @ParameterizedTest
    @CsvSource({
        "AV-28, abc, /s/AV-28.abc",
        "28, abc, /s/AV-28.abc",
        "AV28, abc, /s/AV-28.abc",
        "av-28, ABC, /s/AV-28.abc",
        "' av 28 ', ' ab c ', /s/AV-28.abc",
        "AV – 28, abc, /s/AV-28.abc",
        "AV-28.abc, '', /s/AV-28.abc",
        "https://avisos.example/s/AV-28.abc, '', /s/AV-28.abc",
        "https://avisos.example/s/AV-28.abc, other, /s/AV-28.abc"
    })
    void number_and_code_lead_to_the_page_however_they_are_typed(String number, String code, String path) {
        assertThat(typed.find(number, code).path()).isEqualTo(path);
        assertThat(typed.find(number, code).problem()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', find.missing.both",
        "'', abc, find.missing",
        "AV-28, ' ', find.missing.code",
        "IN-28, abc, find.unreadable",
        "//evil.example, x, find.unreadable",
        "AV-28, a/b, find.unreadable.code"
    })
    void what_is_missing_is_named_and_what_was_typed_is_kept(String number, String code, String problem) {
        var find = typed.find(number, code);
        assertThat(find.problem()).isEqualTo(problem);
        assertThat(find.path()).isNull();
        assertThat(find.number()).isEqualTo(number);
        assertThat(find.code()).isEqualTo(code);
        assertThat(find.isWrong("number") || find.isWrong("code")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "AV-28, AV-28",
                "av28, AV-28",
                "' Av 28', AV-28",
                "28, -",
                "IN-28, -",
                "avenida 28, -",
                "AV-28 x, -"
            })
    void only_with_its_prefix_words_are_the_number_of_a_report(String words, @Nullable String number) {
        assertThat(typed.report(words)).isEqualTo(number);
    }
}
