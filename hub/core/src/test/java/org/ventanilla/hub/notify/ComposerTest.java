package org.ventanilla.hub.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.ventanilla.hub.notify.Messages.REPORT;
import static org.ventanilla.hub.notify.Messages.event;
import static org.ventanilla.hub.notify.Messages.incident;
import static org.ventanilla.hub.notify.Messages.notice;
import static org.ventanilla.hub.notify.Messages.report;
import static org.ventanilla.hub.notify.NoticeRoom.CITY;
import static org.ventanilla.hub.notify.NoticeRoom.NUMBERS;
import static org.ventanilla.hub.notify.NoticeRoom.PUBLIC;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.CityFiles;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.notify.NoticePlan.Template;
import org.ventanilla.model.OutboundUpdate;

class ComposerTest {
    private static final String PLACE = "Calle Castilla 27";

    private final Composer composer;

    ComposerTest() throws IOException {
        var templates = CityFiles.folder().resolve("templates");
        composer =
                new Composer(CITY, NoticeTexts.load(templates, CITY.settings().languages()), NUMBERS, PUBLIC);
    }

    /** One message to be written: which text, in which language, after which event. */
    record Case(Template template, String language, Map<String, Object> event) {}

    static Stream<Case> cases() {
        var reported = Map.<String, Object>of("reportId", Long.toString(REPORT), "reportCount", 1234);
        return Stream.of("es", "en")
                .flatMap(language -> Stream.concat(
                        Stream.of(
                                new Case(Template.RECEIVED, language, reported),
                                new Case(Template.JOINED, language, reported),
                                new Case(Template.PLACED, language, reported)),
                        Stream.of(Status.values())
                                .map(to -> new Case(
                                        to == Status.RESOLVED ? Template.RESOLVED : Template.STATUS,
                                        language,
                                        changed(to.name(), "Cambiada la lámpara")))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_letter_has_subject_number_place_link_and_no_hole(Case c) {
        var letter = compose(c, "email", incident("ALU-01", PLACE, true, false));
        String link = PUBLIC + NUMBERS.followPath(REPORT);
        assertThat(letter.language()).isEqualTo(c.language());
        assertThat(letter.subject()).startsWith("[AV-" + REPORT + "]").doesNotContain("{", "}");
        assertThat(letter.text()).contains("AV-" + REPORT, PLACE, link).doesNotContain("{{", "}}", "null");
        assertThat(letter.html())
                .contains("lang=\"" + c.language() + "\"", PLACE, link)
                .doesNotContain("{{", "null");
        if (c.event().containsKey("text")) {
            assertThat(letter.text()).contains("Cambiada la lámpara");
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_text_message_is_gsm7_in_as_many_segments_as_stated_whatever_the_category_and_the_place(Case c) {
        String longest =
                "Paseo del General Dávila, frente al número 1234, junto al colegio " + "José María ".repeat(30);
        for (Category category : CITY.taxonomy().categories()) {
            var sms = compose(c, "sms", incident(category.code(), longest, true, true));
            assertThat(sms.text().codePoints()).allMatch(p -> Gsm7Test.ALPHABET.indexOf(p) >= 0);
            assertThat(Gsm7.segments(sms.text())).isLessThanOrEqualTo(2);
            assertThat(sms.text()).contains("AV-" + REPORT, PUBLIC + NUMBERS.followPath(REPORT));
            assertThat(sms.subject()).isNull();
            assertThat(sms.html()).isNull();
        }
    }

    /** What stands at the end on each kind of channel, and what must be nowhere in it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        email    | es | contestar a este correo | aquí mismo para
        email    | en | reply to this e-mail    | answer here
        sms      | es |                         | correo
        sms      | en |                         | e-mail
        telegram | es | contestar aquí mismo    | correo
        telegram | en | answer here             | mail
        fax      | es | contestar aquí mismo    | correo
        fax      | en | answer here             | mail
        """)
    void every_kind_of_channel_is_written_to_in_its_own_words(
            String channel, String language, @Nullable String said, String not) {
        for (Case c : cases().filter(one -> one.language().equals(language)).toList()) {
            var message = compose(c, channel, incident("ALU-01", PLACE, true, false));
            assertThat(message.text()).contains(said == null ? "AV-" : said).doesNotContain(not);
            assertThat(message.html() == null ? "" : message.html())
                    .contains(said == null ? "" : said)
                    .doesNotContain(not);
        }
        var help = composer.aboutNothing(notice("help", channel), new Composer.Recipient("somebody", null), language);
        assertThat(help.text()).doesNotContain("correo", "mail");
    }

    @Test
    void long_words_of_the_staff_are_cut_before_the_link() {
        var c = new Case(Template.STATUS, "es", changed("IN_PROGRESS", "palabra ".repeat(200)));
        var sms = compose(c, "sms", incident("ALU-01", PLACE, true, false));
        assertThat(Gsm7.septets(sms.text())).isBetween(280, 306);
        assertThat(sms.text()).contains("palabra palabra").endsWith("... " + PUBLIC + NUMBERS.followPath(REPORT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        es | true  | r | fundida, Calle Castilla 27. Cambiada la lampara. Vea la foto en http
        es | true  |   | fundida, Calle Castilla 27. Cambiada la lampara. Detalles en http
        es | false | r | Cambiada la lampara. Detalles en http
        en | true  | r | Cambiada la lampara. See the photo at http
        en | true  |   | Cambiada la lampara. Details at http
        """)
    void a_text_message_about_the_end_says_why_and_promises_a_photo_only_when_there_is_one(
            String language, boolean isPublic, @Nullable String photo, String said) {
        var event = Map.<String, Object>of(
                "to", "RESOLVED",
                "text", "Cambiada la lámpara",
                "resultPhotos", photo == null ? List.of() : List.of(photo));
        var seen = incident("ALU-01", PLACE, isPublic, false)
                .with(List.of(new IncidentView.PhotoView("b", false, "", Messages.NOW)));
        var sms = compose(new Case(Template.RESOLVED, language, event), "sms", seen);
        assertThat(sms.text()).contains(said);
    }

    @Test
    void words_are_escaped_in_html_and_only_there() {
        var c = new Case(Template.STATUS, "es", changed("IN_PROGRESS", "<b>5 < 6 & \"7\"</b>"));
        var letter = compose(c, "email", incident("ALU-01", PLACE, true, false));
        assertThat(letter.text()).contains("<b>5 < 6 & \"7\"</b>");
        assertThat(letter.html()).doesNotContain("<b>5").contains("&lt;b&gt;5 &lt; 6 &amp;");
    }

    @Test
    void only_a_result_shows_photos_and_stars_and_a_private_one_no_photos() {
        Map<String, Object> event =
                Map.of("to", "RESOLVED", "text", "Listo", "resultPhotos", List.of("a", "b", "c", "d"));
        var c = new Case(Template.RESOLVED, "es", event);
        var letter = compose(c, "email", incident("ALU-01", PLACE, true, false));
        assertThat(letter.photos()).extracting(OutboundUpdate.Photo::ref).containsExactly("a/web", "b/web", "c/web");
        assertThat(letter.photos()).extracting(OutboundUpdate.Photo::alt).doesNotContain("");
        assertThat(String.valueOf(letter.html()).replace("&#x3D;", "="))
                .contains("/rate?stars=1", "/rate?stars=5", "cid:after-1.jpg");
        assertThat(compose(c, "email", incident("LIM-04", PLACE, false, false)).photos())
                .isEmpty();
    }

    @Test
    void danger_names_the_emergency_number_and_a_place_is_asked_for_when_the_event_says_so() {
        var c = new Case(Template.RECEIVED, "en", Map.of("reportId", "1"));
        var missing = new Case(Template.RECEIVED, "en", Map.of("reportId", "1", "placeWanted", "missing"));
        var vague = new Case(Template.RECEIVED, "en", Map.of("reportId", "1", "placeWanted", "vague"));
        assertThat(compose(c, "email", incident("ALU-01", PLACE, true, true)).text())
                .contains("call 112")
                .doesNotContain("could not tell");
        assertThat(compose(missing, "email", incident("ALU-01", null, true, false))
                        .text())
                .contains("could not tell where")
                .doesNotContain("112");
        assertThat(compose(vague, "email", incident("ALU-01", "Calle Alta", true, false))
                        .text())
                .contains("only know roughly")
                .doesNotContain("could not tell");
        // A private incident shows no place, and is not asked for again because of that.
        assertThat(compose(c, "email", incident("LIM-04", null, false, false)).text())
                .doesNotContain("could not tell", "roughly");
    }

    @Test
    void the_result_comes_with_a_picture_of_before_and_words_for_all_pictures() {
        var c = new Case(
                Template.RESOLVED, "es", Map.of("to", "RESOLVED", "text", "Listo", "resultPhotos", List.of("r")));
        var seen = incident("ALU-01", PLACE, true, false)
                .with(List.of(
                        new IncidentView.PhotoView("b", false, "", Messages.NOW),
                        new IncidentView.PhotoView("b2", false, "", Messages.NOW),
                        new IncidentView.PhotoView("r", true, "La farola encendida", Messages.NOW)));
        var letter = compose(c, "email", seen);
        assertThat(letter.photos())
                .extracting(OutboundUpdate.Photo::ref, OutboundUpdate.Photo::name, OutboundUpdate.Photo::alt)
                .containsExactly(
                        tuple("b/web", "before-1.jpg", "Antes"),
                        tuple("r/web", "after-1.jpg", "Después: La farola encendida"));
        assertThat(String.valueOf(letter.html()).replace("&#x3D;", "="))
                .contains("cid:before-1.jpg", "cid:after-1.jpg", "alt=\"Antes\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void who_did_not_say_where_is_asked_once_more(String language) {
        var c = new Case(Template.WHERE, language, Map.of("reportId", "1", "placeWanted", "missing"));
        assertThat(compose(c, "email", incident("ALU-01", null, true, false)).text())
                .contains("AV-" + REPORT, "Burgos")
                .doesNotContain("{{");
        var sms = compose(c, "sms", incident("ALU-01", null, true, false)).text();
        assertThat(Gsm7.segments(sms)).isLessThanOrEqualTo(2);
    }

    @Test
    void news_can_be_ended_and_an_answer_cannot() {
        var incident = incident("ALU-01", PLACE, true, false);
        var news = compose(new Case(Template.STATUS, "es", changed("IN_PROGRESS", "")), "email", incident);
        String link = PUBLIC + NUMBERS.unsubscribePath(REPORT, 1);
        assertThat(news.unsubscribe()).hasToString(link);
        assertThat(news.automatic()).isFalse();
        assertThat(news.text()).contains("Dejar de recibir estos mensajes: " + link);
        assertThat(news.html()).contains(link);
        var answer = compose(new Case(Template.RECEIVED, "es", Map.of("reportId", "1")), "email", incident);
        assertThat(answer.unsubscribe()).isNull();
        assertThat(answer.automatic()).isTrue();
        assertThat(answer.text()).doesNotContain("/u/", "Dejar de recibir");
    }

    @Test
    void an_address_that_nobody_stands_by_gets_the_number_and_nothing_else() {
        var bare = compose(
                new Case(Template.BARE, "es", Map.of("reportId", "1", "text", "secreto")),
                "email",
                incident("ALU-01", PLACE, true, true));
        assertThat(bare.text()).contains("AV-" + REPORT);
        for (String part : List.of(bare.text(), String.valueOf(bare.html()), String.valueOf(bare.subject()))) {
            assertThat(part).doesNotContain("Castilla", "Farola", "secreto", "/s/", "/u/", "{{");
        }
        assertThat(bare.photos()).isEmpty();
    }

    @Test
    void an_unknown_language_gets_the_citys_first_and_a_dialect_its_own() {
        var event = Map.<String, Object>of("reportId", "1");
        var incident = incident("ALU-01", PLACE, true, false);
        assertThat(compose(new Case(Template.RECEIVED, "uk", event), "email", incident)
                        .language())
                .isEqualTo("es");
        assertThat(compose(new Case(Template.RECEIVED, "en-GB", event), "email", incident)
                        .language())
                .isEqualTo("en");
    }

    @Test
    void only_an_answer_on_the_reports_own_channel_belongs_to_its_conversation() {
        var c = new Case(Template.RECEIVED, "es", Map.of("reportId", "1"));
        var incident = incident("ALU-01", PLACE, true, false);
        assertThat(compose(c, "email", incident).inReplyTo()).containsExactly("<native@example.org>");
        assertThat(compose(c, "sms", incident).inReplyTo()).isEmpty();
        assertThat(NUMBERS.reportOf(
                        Objects.requireNonNull(compose(c, "email", incident).replyToken())))
                .hasValue(REPORT);
    }

    private OutboundUpdate compose(Case c, String channel, IncidentView incident) {
        return composer.compose(
                new Composer.Subject(
                        notice(c.template().file(), channel), report(c.language()), incident, event(c.event())),
                new Composer.Recipient("somebody", null));
    }

    private static Map<String, Object> changed(String to, String text) {
        return Map.of("to", to, "text", text);
    }
}
