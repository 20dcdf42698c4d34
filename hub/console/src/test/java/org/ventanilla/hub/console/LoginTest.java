package org.ventanilla.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.intake.QuarantinedItem.State;
import org.ventanilla.hub.look.Languages;

class LoginTest {
    private final MadeUpCity city = new MadeUpCity();
    private Browser browser;

    @BeforeEach
    void open(@TempDir Path dir) throws Exception {
        browser = new Browser(city, dir);
    }

    @AfterEach
    void close() throws Exception {
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/staff", "/staff/incidents/17", "/staff/messages", "/staff/incidents/17/status"})
    void whoever_is_not_signed_in_is_sent_to_the_login_and_comes_back(String path) throws Exception {
        var away = browser.get(path);
        assertThat(away.statusCode()).isEqualTo(303);
        assertThat(away.getHeader("Location")).isEqualTo("/staff/login?to=" + Languages.encode(path));
        var page = browser.get(away.getHeader("Location"));
        assertThat(page.bodyAsString()).contains("name=\"to\" value=\"" + path + "\"");
        var in = browser.post(
                "/staff/login", Browser.token(page), "login", "agent", "password", MadeUpCity.PASSWORD, "to", path);
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.getHeader("Location")).isEqualTo(path);
    }

    @Test
    void what_was_typed_while_the_session_ended_waits_in_the_login_and_can_be_sent_after_it() throws Exception {
        String form = "/staff/incidents/17/status";
        var late = browser.postPhoto(form, "old", "JPEG", "status", "RESOLVED", "text", "Ya luce «todo».");
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(late.bodyAsString())
                .contains("Su sesión había terminado", "value=\"" + form + "\"", "value=\"Ya luce «todo».\"");
        String[] held = {
            "held-to",
            form,
            "held.status",
            "RESOLVED",
            "held.text",
            "Ya luce «todo».",
            "login",
            "agent",
            "password",
            "no"
        };
        var wrong = browser.post("/staff/login", Browser.token(late), held);
        assertThat(wrong.bodyAsString()).contains("no son correctos", "value=\"Ya luce «todo».\"");
        held[held.length - 1] = MadeUpCity.PASSWORD;
        var again = browser.post("/staff/login", Browser.token(wrong), held);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.bodyAsString()).contains(">Ya luce «todo».</textarea>", "value=\"RESOLVED\"");
        assertThat(browser.post("/staff/incidents/17/note", Browser.token(again), "text", "x")
                        .statusCode())
                .isEqualTo(303);
    }

    /** The whole way: too late, the login, a page that asks once more, and only then the deed. */
    @ParameterizedTest
    @CsvSource({
        "/staff/incidents/17/note, text, note 17 Llamé al taller",
        "/staff/quarantine/31/dismiss, reason, dismiss 31 Llamé al taller"
    })
    void words_typed_before_the_session_ended_are_sent_after_the_login_once_more_and_not_before(
            String form, String field, String deed) throws Exception {
        city.unread.add(MadeUpCity.unread(31, "email", State.NEW));
        var late = browser.post(form, "old", field, "Llamé al taller");
        assertThat(late.statusCode()).isEqualTo(401);
        String[] login = {
            "held-to", form, "held." + field, "Llamé al taller", "login", "supervisor", "password", MadeUpCity.PASSWORD
        };
        assertThat(late.bodyAsString()).contains(asHidden("held-to", form), asHidden("held." + field, login[3]));
        var again = browser.post("/staff/login", Browser.token(late), login);
        assertThat(again.bodyAsString())
                .contains("action=\"" + form + "\"", "name=\"" + field + "\"", ">Llamé al taller</textarea>");
        assertThat(city.deeds).isEmpty();
        assertThat(browser.post(form, Browser.token(late), field, "Llamé al taller")
                        .statusCode())
                .as("with the secret of before the login")
                .isEqualTo(403);
        assertThat(city.deeds).isEmpty();
        assertThat(browser.post(form, Browser.token(again), field, "Llamé al taller")
                        .statusCode())
                .isEqualTo(303);
        assertThat(city.deeds).containsExactly(deed);
    }

    private static String asHidden(String name, String value) {
        return "name=\"" + name + "\" value=\"" + value + "\"";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/staff/quarantine/31/dismiss",
                "//evil.example/incidents/17/note",
                "/staff/quarantine/31/dismiss/../../../logout",
                "/staff/quarantine/31/reprocess",
                "/staff/logout",
                "javascript:alert(1)"
            })
    void nothing_waits_in_the_login_for_an_address_that_is_no_form_of_ours(String address) throws Exception {
        var page = browser.get("/staff/login");
        var in = browser.post(
                "/staff/login",
                Browser.token(page),
                "held-to",
                address,
                "held.text",
                "x",
                "login",
                "agent",
                "password",
                MadeUpCity.PASSWORD);
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.getHeader("Location")).isEqualTo("/staff");
    }

    @Test
    void what_another_site_sends_is_not_shown_as_if_the_reader_had_typed_it() throws Exception {
        var sent = browser.postFromElsewhere("/staff/quarantine/31/dismiss", "reason", "Pague aquí");
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.getHeader("Location")).startsWith("/staff/login?to=").doesNotContain("Pague");
    }

    @Test
    void the_session_cookie_is_for_this_application_only_and_for_no_script() throws Exception {
        var page = browser.get("/staff/login");
        var in = browser.post("/staff/login", Browser.token(page), "login", "agent", "password", MadeUpCity.PASSWORD);
        assertThat(in.cookies())
                .singleElement()
                .asString()
                .contains("staff=token-agent", "Path=/staff", "HTTPOnly", "SameSite=Strict");
    }

    @Test
    void a_wrong_password_tells_nothing_and_keeps_the_user() throws Exception {
        var page = browser.get("/staff/login");
        var wrong = browser.post("/staff/login", Browser.token(page), "login", "agent", "password", "falsa");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.bodyAsString())
                .contains("no son correctos", "value=\"agent\"")
                .doesNotContain("falsa");
        assertThat(browser.get("/staff").statusCode()).isEqualTo(303);
    }

    @Test
    void nobody_is_signed_in_by_a_form_of_another_site() throws Exception {
        var page = browser.get("/staff/login");
        assertThat(Browser.token(page)).isNotEqualTo("none");
        var forged = browser.post("/staff/login", "", "login", "agent", "password", MadeUpCity.PASSWORD);
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.cookies()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/staff/incidents/17, /staff/incidents/17",
        "/staff?state=open&q=calle+alta, /staff?state=open&q=calle+alta",
        "//evil.example/staff, /staff",
        "https://evil.example, /staff",
        "/\\evil.example, /staff",
        "/staff//evil.example, /staff",
        "/staffevil, /staff",
        "/staff/../incidents, /staff",
        "/staff/login?to=x, /staff",
        "/staff/logout, /staff",
        ", /staff"
    })
    void a_return_address_is_a_page_of_the_console_or_the_work_list(String asked, String goesTo) {
        assertThat(LoginPages.local(asked)).isEqualTo(goesTo);
    }

    @Test
    void signing_out_needs_the_forms_secret_and_ends_the_session() throws Exception {
        browser.as("agent");
        assertThat(browser.post("/staff/logout", "none").statusCode()).isEqualTo(403);
        var out = browser.post("/staff/logout", Browser.token(browser.get("/staff")));
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(browser.get("/staff").getHeader("Location")).startsWith("/staff/login");
        assertThat(browser.get("/staff/login?bye=1").bodyAsString()).contains("Ha salido");
    }

    @Test
    void the_database_away_is_ours_and_said_so() throws Exception {
        city.away = true;
        var page = browser.get("/staff/login");
        var tried =
                browser.post("/staff/login", Browser.token(page), "login", "agent", "password", MadeUpCity.PASSWORD);
        assertThat(tried.statusCode()).isEqualTo(503);
        assertThat(tried.bodyAsString()).contains("Es cosa nuestra").doesNotContain("database");
    }
}
