package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.Row;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.identity.NewStaff;
import org.ventanilla.hub.identity.Role;

/** The staff's application in front of the real rooms: logins, permissions, readings that are written down, deeds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffConsoleTest {
    private static final String PEPE = "+34600111222";
    private static final String WORDS = "Farola apagada en la calle Castilla 27, no se ve nada";
    private static final String PASSWORD = "una contraseña larga";

    private Town town;
    private String incident;
    private Clerk clerk;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        town = Town.open(folder);
        for (Role role : Set.of(Role.READER, Role.ADMIN)) {
            hire(role.code(), role);
        }
        assertThat(town.text(PEPE, WORDS)).isEqualTo(200);
        incident = Eventually.see("the lamp", town::incidents, list -> list.size() == 1)
                .get(0)
                .getString("id");
    }

    private void hire(String login, Role role) {
        var staff = new NewStaff(town.hub().rooms().city().id(), login, login, PASSWORD, Set.of(role));
        Running.joined(town.hub().rooms().identity().createStaff(staff).toCompletionStage());
    }

    @BeforeEach
    void arrive() {
        clerk = new Clerk(town.plan.site());
    }

    @AfterAll
    void close() throws Exception {
        town.close();
    }

    private String here() {
        return "/staff/incidents/" + incident;
    }

    private void agent() {
        assertThat(clerk.signIn("agente", town.plan.secrets().agentPassword())).isEqualTo(303);
    }

    private long readings() {
        var rows = town.hub()
                .rooms()
                .pool()
                .query("select count(*) from personal.access_log where purpose = 'incident-page'")
                .execute();
        Row row = Running.joined(rows.toCompletionStage()).iterator().next();
        return row.getLong(0);
    }

    @Test
    void an_agent_finds_the_report_and_the_reading_of_it_is_written_down() {
        agent();
        assertThat(clerk.get("/staff").body()).contains(here(), "Calle Castilla");
        assertThat(clerk.get("/staff?q=castilla").body()).contains(here());
        assertThat(clerk.get("/staff?q=IN-" + incident).body()).contains(here());
        assertThat(clerk.get("/staff?q=nowhere").body()).doesNotContain(here());
        long before = readings();
        assertThat(clerk.get(here()).body()).contains(WORDS, PEPE);
        assertThat(readings()).isEqualTo(before + 1);
    }

    @Test
    void a_reader_sees_no_personal_data_and_may_do_nothing() {
        assertThat(clerk.signIn("reader", PASSWORD)).isEqualTo(303);
        long before = readings();
        var page = clerk.get(here());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain(WORDS, PEPE);
        assertThat(readings()).isEqualTo(before);
        assertThat(clerk.post(here() + "/note", page, "text", "No debo").statusCode())
                .isEqualTo(403);
        assertThat(clerk.get(here()).body()).doesNotContain("No debo");
        assertThat(clerk.get("/staff/messages").statusCode()).isEqualTo(403);
    }

    @Test
    void an_admin_looks_after_messages_and_not_after_citizens() {
        assertThat(clerk.signIn("admin", PASSWORD)).isEqualTo(303);
        assertThat(clerk.get("/staff/messages").statusCode()).isEqualTo(200);
        assertThat(clerk.get(here()).body()).doesNotContain(WORDS, PEPE);
    }

    @Test
    void a_login_tried_too_often_is_locked_even_for_the_right_password() {
        hire("olvidadiza", Role.AGENT);
        for (int i = 0; i < 5; i++) {
            assertThat(clerk.signIn("olvidadiza", "falsa " + i)).isEqualTo(401);
        }
        assertThat(clerk.signIn("olvidadiza", PASSWORD)).isEqualTo(401);
        assertThat(clerk.get("/staff").statusCode()).isEqualTo(303);
    }

    @Test
    void a_session_that_we_did_not_sign_opens_nothing() {
        assertThat(clerk.get("/staff").headers().firstValue("Location")).contains("/staff/login?to=%2Fstaff");
        var forged = "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIiwicm9sZXMiOlsiYWRtaW4iXX0.";
        var data = new ConsoleRooms(
                town.hub().vertx(),
                town.hub().rooms(),
                town.hub().rooms().desk(town.hub().vertx(), Clock.systemUTC()));
        for (String token : new String[] {"", "x", forged}) {
            assertThat(Running.joined(data.session(token).toCompletionStage())).isEmpty();
        }
    }

    /** The failure of a form is a page, though a handler for machines stands before all forms. */
    @Test
    void the_failure_of_a_form_is_told_to_people_in_words() {
        agent();
        var refused = clerk.post(here() + "/note", clerk.get("/"), "text", "x");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(refused.body()).contains("no se ha aceptado", ">x</textarea>");
    }

    @Test
    void closing_needs_its_words_and_then_shows_the_result_to_everybody() {
        agent();
        var page = clerk.get(here());
        byte[] photo = Town.bytes("lamp-after.jpg");
        var refused = clerk.post(here() + "/status", page, photo, "status", "RESOLVED", "reason", "repaired");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Escriba la explicación", "name=\"kept\"");
        String ref = refused.body().replaceFirst("(?s).*name=\"kept\" value=\"([0-9a-f]{64})\".*", "$1");
        var done = clerk.post(
                here() + "/status",
                refused,
                "status",
                "RESOLVED",
                "reason",
                "repaired",
                "text",
                "Ya luce, con lámpara nueva.",
                "kept",
                ref);
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(clerk.get(here()).body()).contains("De «Recibido» a «Resuelto»", "Ya luce", "/staff/media/" + ref);
        assertThat(clerk.get("/incidents/" + incident).body()).contains("Ya luce", "/media/" + ref);
        var reopened =
                clerk.post(here() + "/status", clerk.get(here()), "status", "IN_PROGRESS", "reason", "not-solved");
        assertThat(reopened.statusCode()).isEqualTo(303);
    }

    @Test
    void a_note_and_a_department_are_kept() {
        agent();
        assertThat(clerk.post(here() + "/note", clerk.get(here()), "text", "Mañana va la brigada.")
                        .statusCode())
                .isEqualTo(303);
        assertThat(clerk.post(here() + "/assign", clerk.get(here()), "department", "VIAL", "assignee", "Brigada 2")
                        .statusCode())
                .isEqualTo(303);
        assertThat(clerk.get(here()).body()).contains("Mañana va la brigada.", "Brigada 2");
    }

    @Test
    void what_it_is_is_confirmed_and_a_person_taken_off() {
        agent();
        var confirmed = clerk.post(here() + "/category", clerk.get(here()), "category", "ALU-01");
        assertThat(confirmed.statusCode()).isEqualTo(303);
        assertThat(clerk.get(here()).body())
                .contains("Tipo: Farola", "<option value=\"ALU-01\" selected>")
                .doesNotContain("sin estar seguro");
        String[] given = {"department", "VIAL", "assignee", "Eva", "assignee-was", ""};
        assertThat(clerk.post(here() + "/assign", clerk.get(here()), given).statusCode())
                .isEqualTo(303);
        assertThat(clerk.get(here()).body()).contains("value=\"Eva\"");
        String[] taken = {"department", "VIAL", "assignee", "", "assignee-was", "Eva"};
        assertThat(clerk.post(here() + "/assign", clerk.get(here()), taken).statusCode())
                .isEqualTo(303);
        assertThat(clerk.get(here()).body()).doesNotContain("value=\"Eva\"");
    }
}
