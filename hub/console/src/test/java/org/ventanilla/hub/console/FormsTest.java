package org.ventanilla.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.incident.RefusedAction;

class FormsTest {
    private static final String HERE = "/staff/incidents/17";

    private Path uploads;

    private final MadeUpCity city = new MadeUpCity();
    private Browser browser;

    @BeforeEach
    void open(@TempDir Path dir) throws Exception {
        city.with(new Sample(17).report(171, "sms", null).maybe(new Sample(12).row()));
        uploads = dir;
        browser = new Browser(city, dir);
    }

    @AfterEach
    void close() throws Exception {
        browser.close();
    }

    private String token() throws Exception {
        return Browser.token(browser.get(HERE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status | status=IN_PROGRESS | status 17 IN_PROGRESS null null [] | 17?done=status",
                "note | text= Mañana va la brigada. | note 17 Mañana va la brigada. | 17?done=note",
                "ask | text= ¿En qué portal está? | ask 17 ¿En qué portal está? | 17?done=ask",
                "looked | x=y | looked 17 | 17?done=looked",
                "category | category=VIA-01 | category 17 VIA-01 | 17?done=category",
                "assign | department=VIAL&assignee=Brigada 2 | assign 17 VIAL Brigada 2 | 17?done=assign",
                "merge | into=IN-12 | merge 17 12 | 12?done=merge&n=17",
                "split | report=171 | split 17 171 | 17?done=split&n=99",
                "undo | x=y | undo 17 | 17?done=undo",
                "answer | report=170&perhaps=12&answer=same | answer 170 12 true | 12?done=joined",
                "answer | report=170&perhaps=12&answer=apart | answer 170 12 false | 17?done=apart"
            })
    void a_form_does_what_it_says_and_tells_so_on_the_page(String form, String fields, String deed, String goesTo)
            throws Exception {
        city.with(new Sample(12));
        browser.as("agent");
        var done = browser.post(HERE + "/" + form, token(), fields.split("[&=]", -1));
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.getHeader("Location")).isEqualTo("/staff/incidents/" + goesTo);
        assertThat(city.deeds).containsExactly(deed);
        assertThat(browser.get(done.getHeader("Location")).bodyAsString()).contains("role=\"status\"");
    }

    @Test
    void closing_carries_reason_words_and_photos_of_the_result() throws Exception {
        browser.as("agent");
        var done = browser.postPhoto(
                HERE + "/status",
                token(),
                MadeUpCity.PICTURE + "1",
                "status",
                "RESOLVED",
                "reason",
                "repaired",
                "text",
                "Cambiada la lámpara.\r\nGracias.");
        assertThat(done.statusCode()).isEqualTo(303);
        String ref = city.media.keySet().iterator().next();
        assertThat(city.deeds)
                .containsExactly("status 17 RESOLVED repaired Cambiada la lámpara.\nGracias. [" + ref + "]");
    }

    @Test
    void a_photo_says_what_it_shows() throws Exception {
        browser.as("agent");
        browser.postPhoto(HERE + "/photo", token(), MadeUpCity.PICTURE, "shows", "before", "alt", "Una farola");
        assertThat(city.deeds).singleElement().asString().endsWith(" false Una farola");
    }

    @Test
    void a_refused_form_comes_back_with_words_and_photos_that_need_not_be_sent_twice() throws Exception {
        browser.as("agent");
        city.refusal = new RefusedAction(RefusedAction.Code.REASON_MISSING, "needs 'reason'");
        var refused = browser.postPhoto(
                HERE + "/status", token(), MadeUpCity.PICTURE + "2", "status", "RESOLVED", "text", "Ya <luce>");
        assertThat(refused.statusCode()).isEqualTo(409);
        String ref = city.media.keySet().iterator().next();
        assertThat(refused.bodyAsString())
                .contains(
                        "Elija el motivo", "href=\"#status-reason\"", "Ya &lt;luce&gt;", "value=\"RESOLVED\" selected")
                .contains("name=\"kept\" value=\"" + ref + "\"")
                .doesNotContain("needs 'reason'");
        city.refusal = null;
        browser.post(
                HERE + "/status",
                Browser.token(refused),
                "status",
                "RESOLVED",
                "reason",
                "done",
                "text",
                "Ya luce",
                "kept",
                ref,
                "kept",
                "f".repeat(64),
                "kept",
                "../../etc/passwd");
        assertThat(city.deeds).containsExactly("status 17 RESOLVED done Ya luce [" + ref + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "status, status=, Elija el nuevo estado",
        "status, status=NO_SUCH, Elija el nuevo estado",
        "note, text=, Escriba la nota",
        "ask, text=, Escriba la pregunta",
        "category, category=NO-99, Elija un tipo",
        "category, category=, Elija un tipo",
        "assign, department=NADA, Elija un servicio",
        "merge, into=doce, Escriba el número",
        "photo, alt=x, Elija al menos una foto"
    })
    void an_unreadable_field_is_named_and_nothing_is_done(String form, String fields, String says) throws Exception {
        browser.as("agent");
        var wrong = browser.post(HERE + "/" + form, token(), fields.split("[&=]", -1));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.bodyAsString())
                .contains(says, "aria-invalid=\"true\"")
                .contains("<title>Hay algo que corregir");
        assertThat(city.deeds).isEmpty();
    }

    @Test
    void words_too_long_for_a_message_are_refused_and_kept() throws Exception {
        browser.as("agent");
        var wrong = browser.post(HERE + "/note", token(), "text", "ñ".repeat(2001));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.bodyAsString()).contains("demasiado largo", "ñ".repeat(2001));
    }

    @Test
    void a_file_that_is_no_picture_is_told_and_nothing_is_done() throws Exception {
        browser.as("agent");
        var wrong = browser.postPhoto(HERE + "/status", token(), "%PDF", "status", "IN_PROGRESS", "text", "Vamos");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.bodyAsString()).contains("no es una foto", ">Vamos</textarea>");
        assertThat(city.deeds).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RefusedAction.Code.class)
    void every_refusal_has_a_sentence(RefusedAction.Code code) throws Exception {
        browser.as("agent");
        city.refusal = new RefusedAction(code, "for programs");
        var refused = browser.post(HERE + "/merge", token(), "into", "12");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.bodyAsString())
                .contains("role=\"alert\"", "value=\"12\"")
                .doesNotContain("for programs");
    }

    @Test
    void on_a_bad_day_of_ours_what_was_typed_can_be_sent_again() throws Exception {
        browser.as("agent");
        String token = token();
        city.away = true;
        var failed = browser.post(HERE + "/status", token, "status", "RESOLVED", "reason", "done", "text", "Ya luce");
        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(failed.bodyAsString())
                .contains("Todavía no se ha guardado", ">Ya luce</textarea>", "name=\"reason\" value=\"done\"")
                .contains("action=\"/staff/incidents/17/status\"")
                .doesNotContain("database");
        city.away = false;
        var again = browser.post(
                HERE + "/status", Browser.token(failed), "status", "RESOLVED", "reason", "done", "text", "Ya luce");
        assertThat(again.statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({
        "status, reader",
        "note, reader",
        "ask, reader",
        "looked, reader",
        "category, reader",
        "photo, reader",
        "assign, reader",
        "merge, reader",
        "split, reader",
        "undo, reader",
        "answer, reader",
        "status, admin",
        "note, admin",
        "ask, admin",
        "merge, admin"
    })
    void a_deed_without_its_permission_is_refused_by_name(String form, String role) throws Exception {
        browser.as(role);
        var refused = browser.post(HERE + "/" + form, token(), "text", "x", "status", "RESOLVED", "into", "12");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.bodyAsString()).contains("hace falta el permiso «");
        assertThat(city.deeds).isEmpty();
    }

    @Test
    void the_upload_of_somebody_who_may_not_is_never_written() throws Exception {
        browser.as("reader");
        var refused = browser.postPhoto(HERE + "/status", token(), MadeUpCity.PICTURE, "status", "RESOLVED");
        assertThat(refused.statusCode()).isEqualTo(403);
        try (var files = Files.list(uploads)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void agents_and_readers_do_not_see_messages_in_trouble() throws Exception {
        browser.as("agent");
        var refused = browser.get("/staff/messages");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.bodyAsString()).contains("Reenviar mensajes");
        assertThat(browser.post("/staff/messages/x/retry", token()).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "aaaaaaaaaaaaaaaaaaaa"})
    void a_form_that_we_did_not_make_for_this_session_does_nothing(String token) throws Exception {
        browser.as("agent");
        var refused = browser.post(HERE + "/note", token, "text", "x");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.bodyAsString()).contains("no se ha aceptado", ">x</textarea>");
        assertThat(city.deeds).isEmpty();
    }

    @Test
    void the_forms_of_another_session_do_not_work_in_this_one() throws Exception {
        browser.as("supervisor");
        String earlier = token();
        browser.as("agent");
        assertThat(browser.post(HERE + "/note", earlier, "text", "x").statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_form_opened_before_another_tab_still_works() throws Exception {
        browser.as("agent");
        String first = token();
        browser.get("/staff");
        browser.get(HERE);
        assertThat(browser.post(HERE + "/note", first, "text", "x").statusCode())
                .isEqualTo(303);
    }

    @Test
    void a_form_sent_after_the_session_ended_leads_to_the_login_and_does_nothing() throws Exception {
        var away = browser.post(HERE + "/note", "x", "text", "x");
        assertThat(away.statusCode()).isEqualTo(401);
        assertThat(away.bodyAsString()).contains("action=\"/staff/login\"", "value=\"x\"");
        browser.as("agent");
        assertThat(browser.get(HERE + "/note").getHeader("Location")).isEqualTo(HERE);
        assertThat(city.deeds).isEmpty();
    }

    @Test
    void too_large_an_upload_is_told_in_words() throws Exception {
        browser.as("agent");
        var large = browser.post(HERE + "/note", token(), "text", "x".repeat(70_000));
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.bodyAsString()).contains("Demasiado grande");
    }
}
