package org.ventanilla.hub.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.notify.Messages.REPORT;
import static org.ventanilla.hub.notify.Messages.event;
import static org.ventanilla.hub.notify.Messages.incident;
import static org.ventanilla.hub.notify.Messages.notice;
import static org.ventanilla.hub.notify.Messages.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ventanilla.hub.TestHub;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.CityFiles;
import org.ventanilla.hub.city.Street;
import org.ventanilla.hub.identity.Tokens;
import org.ventanilla.hub.intake.ReportNumbers;
import org.ventanilla.hub.notify.NoticePlan.Template;

/** What every text message costs: in how many segments it travels, for the longest names that the city has. */
class SegmentsTest {
    private static final URI PUBLIC = URI.create("https://avisos.santander.example");
    private static final ReportNumbers NUMBERS =
            new ReportNumbers(TestHub.CITY.id(), "AV", new Tokens("a secret that only the tests of this module know"));

    private final Path templates = CityFiles.folder().resolve("templates");
    private NoticeTexts texts;
    private Composer composer;

    @BeforeEach
    void read() throws IOException {
        texts = NoticeTexts.load(templates, TestHub.CITY.settings().languages());
        composer = new Composer(TestHub.CITY, texts, NUMBERS, PUBLIC);
    }

    record Written(String language, Template template) {
        @Override
        public String toString() {
            return language + " " + template.file();
        }
    }

    static Stream<Written> all() {
        return TestHub.CITY.settings().languages().stream()
                .flatMap(language -> Stream.of(Template.values()).map(t -> new Written(language, t)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void fits_its_stated_segments_with_the_longest_street_and_category(Written w) {
        String text = text(w, longestPlace(), "Cambiada la lampara. Gracias por avisar.");
        int stated = texts.segments(w.language(), w.template().file());
        System.out.printf(
                "%-12s %d of %d segments, %3d characters%n", w, Gsm7.segments(text), stated, Gsm7.septets(text));
        assertThat(Gsm7.segments(text)).isLessThanOrEqualTo(stated);
        assertThat(text).doesNotContain("...", "{{", "null");
    }

    @ParameterizedTest
    @MethodSource("all")
    void is_cut_to_its_stated_segments_whatever_is_put_in(Written w) {
        String text = text(w, "Calle ".repeat(90), "palabra ".repeat(400));
        assertThat(Gsm7.segments(text))
                .isLessThanOrEqualTo(texts.segments(w.language(), w.template().file()));
        assertThat(text.codePoints()).allMatch(c -> Gsm7Test.ALPHABET.indexOf(c) >= 0);
    }

    @ParameterizedTest
    @MethodSource("all")
    void is_written_in_letters_that_cost_nothing(Written w) throws IOException {
        JsonNode file = new YAMLMapper()
                .readTree(templates.resolve(w.language() + ".yaml").toFile());
        String source = file.path(w.template().file()).path("sms").asText();
        assertThat(source.codePoints()).allMatch(c -> Gsm7Test.ALPHABET.indexOf(c) >= 0);
    }

    private String text(Written w, String place, String words) {
        var to = new Composer.Recipient("+34600000001", null);
        var notice = notice(w.template().file(), "sms");
        return switch (w.template()) {
            case HELP, STOPPED, UNKNOWN ->
                composer.aboutNothing(notice, to, w.language()).text();
            case FOLLOW_CONFIRM, FOLLOW_NEW, FOLLOW_STATUS ->
                texts.sms(w.language(), w.template().file(), followed(w.language(), place, words));
            default -> {
                Map<String, Object> data = new HashMap<>(Map.of(
                        "reportId",
                        Long.toString(REPORT),
                        "placeWanted",
                        "vague",
                        "text",
                        words,
                        "reportCount",
                        1234,
                        "resultPhotos",
                        List.of("result")));
                var subject = new Composer.Subject(
                        notice,
                        report(w.language()),
                        incident(longestCategory(w.language()), place, true, true),
                        event(data),
                        words);
                yield composer.compose(subject, to).text();
            }
        };
    }

    private static Map<String, Object> followed(String language, String place, String words) {
        var category = TestHub.CITY.taxonomy().find(longestCategory(language)).orElseThrow();
        var fields = new HashMap<String, Object>(Map.of(
                "city",
                TestHub.CITY.name(),
                "incident",
                "IN-1234567",
                "category",
                Composer.withoutExamples(category.name(language)),
                "place",
                place,
                "here",
                place,
                "status",
                "De otra administracion",
                "code",
                "123456"));
        fields.put("statusText", words);
        fields.put("link", PUBLIC + "/incidents/1234567");
        fields.put("end", PUBLIC + new FollowLinks(new Tokens("a secret of at least 16 bytes")).path(1_234_567));
        return fields;
    }

    private static String longestPlace() {
        return TestHub.CITY.gazetteer().streets().stream()
                        .map(Street::name)
                        .max(Comparator.comparingInt(String::length))
                        .orElseThrow()
                + ", 123";
    }

    private static String longestCategory(String language) {
        return TestHub.CITY.taxonomy().categories().stream()
                .max(Comparator.comparingInt(c -> c.name(language).length()))
                .map(Category::code)
                .orElseThrow();
    }
}
