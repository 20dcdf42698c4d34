package org.ventanilla.hub.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ventanilla.hub.store.TestDatabase.result;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.store.TestDatabase;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String SECRET = "a secret that is long enough for all";
    private static final String PASSWORD = "correcta y larga";

    private Vertx vertx;
    private TestDatabase database;
    private Identity identity;

    @BeforeAll
    void start() {
        vertx = Vertx.vertx();
        database = TestDatabase.fresh(vertx);
    }

    @BeforeEach
    void hire() {
        result(database.pool()
                .query("truncate identity.staff, identity.login_attempt restart identity")
                .execute());
        identity = at(NOW);
        result(identity.createStaff(ana()));
    }

    @AfterAll
    void stop() {
        database.close();
        result(vertx.close());
    }

    @ParameterizedTest
    @CsvSource({"ana, true", "' ANA ', true", "an, false", "ana\0, true"})
    void the_login_is_known_in_any_case(String login, boolean known) {
        assertThat(login(identity, login, PASSWORD).isPresent()).isEqualTo(known);
    }

    @Test
    void a_session_says_who_and_as_what() {
        assertThat(login(identity, "ana", PASSWORD))
                .contains(new StaffSession(1, "city", "Ana Ruiz", Set.of(Role.AGENT, Role.ADMIN)));
    }

    @Test
    void a_login_counts_in_its_own_jurisdiction_only() {
        assertThat(result(identity.login("other", "ana", PASSWORD))).isEmpty();
    }

    @Test
    void an_inactive_account_does_not_log_in() {
        result(database.pool().query("update identity.staff set active = false").execute());
        assertThat(login(identity, "ana", PASSWORD)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana", "nobody"})
    void five_failures_lock_for_a_minute_whether_the_login_exists_or_not(String login) {
        for (int i = 0; i < 5; i++) {
            assertThat(login(identity, login, "equivocada")).isEmpty();
        }
        assertThat(login(identity, login, PASSWORD)).isEmpty();
        assertThat(login(at(NOW.plusSeconds(59)), login, PASSWORD)).isEmpty();
        assertThat(login(at(NOW.plusSeconds(60)), login, PASSWORD).isPresent()).isEqualTo(login.equals("ana"));
    }

    @Test
    void a_success_forgets_the_failures() {
        for (int i = 0; i < 12; i++) {
            assertThat(login(identity, "ana", i % 4 == 3 ? PASSWORD : "equivocada")
                            .isPresent())
                    .isEqualTo(i % 4 == 3);
        }
    }

    @Test
    void many_tries_at_one_moment_do_not_slip_through() {
        var tries = IntStream.range(0, 12)
                .mapToObj(i -> identity.login("city", "ana", "equivocada"))
                .toList();
        result(Future.all(tries));
        var failures = result(database.pool()
                        .query("select failures from identity.login_attempt")
                        .execute())
                .iterator()
                .next()
                .getInteger(0);
        assertThat(failures).as("the others were refused unseen").isEqualTo(5);
    }

    @Test
    void old_failures_of_anybody_are_forgotten() {
        assertThat(login(identity, "nobody", "x")).isEmpty();
        assertThat(login(at(NOW.plus(Duration.ofDays(2))), "ana", PASSWORD)).isPresent();
        assertThat(result(database.pool()
                                .query("select * from identity.login_attempt")
                                .execute())
                        .size())
                .isZero();
    }

    @Test
    void a_login_is_given_once() {
        assertThatThrownBy(() -> result(identity.createStaff(ana()))).hasCauseInstanceOf(LoginTaken.class);
        assertThat(result(identity.list("city"))).singleElement().satisfies(staff -> {
            assertThat(staff.login()).isEqualTo("ana");
            assertThat(staff.createdAt()).isEqualTo(NOW);
        });
        assertThat(result(identity.list("other"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', larga y buena, login", "ana, corta, password"})
    void an_account_that_is_none_is_refused_by_name(String login, String password, String named) {
        assertThatThrownBy(() -> new NewStaff("city", login, "Ana", password, Set.of(Role.AGENT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(named);
        assertThat(ana().toString()).doesNotContain(PASSWORD);
    }

    @Test
    void a_token_carries_the_session_to_a_route() {
        var fresh = new Identity(vertx, database.pool(), Clock.systemUTC(), SECRET);
        var session = new StaffSession(7, "city", "Ana Ruiz", Set.of(Role.AGENT, Role.SUPERVISOR));
        assertThat(result(fresh.session(fresh.issue(session)))).contains(session);
        assertThat(session.may(Action.SEE_LEDGER)).isTrue();
        assertThat(session.may(Action.MANAGE_STAFF)).isFalse();
    }

    @Test
    void a_session_that_signed_out_is_over_everywhere_and_others_of_the_same_person_are_not() {
        var fresh = new Identity(vertx, database.pool(), Clock.systemUTC(), SECRET);
        var session = new StaffSession(7, "city", "Ana Ruiz", Set.of(Role.AGENT));
        var here = fresh.issue(session);
        var there = fresh.issue(session);
        result(fresh.signOut(here));
        result(fresh.signOut(here));
        result(fresh.signOut("a.b.c"));
        var otherNode = new Identity(vertx, database.pool(), Clock.systemUTC(), SECRET);
        assertThat(result(otherNode.session(here))).isEmpty();
        assertThat(result(otherNode.session(there))).contains(session);
    }

    @Test
    void an_old_or_forged_token_is_refused() {
        var session = new StaffSession(7, "city", "Ana Ruiz", Set.of(Role.AGENT));
        var old = at(Instant.parse("2020-01-01T00:00:00Z")).issue(session);
        var forged = new Identity(vertx, database.pool(), Clock.systemUTC(), SECRET + "!").issue(session);
        for (var token : new String[] {old, forged, "", "a.b.c"}) {
            assertThat(result(identity.session(token))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'sub':'x','jur':'c','name':'n','roles':['agent']}",
                "{'sub':7,'jur':'c','name':'n','roles':['agent']}",
                "{'sub':'7','jur':'c','name':'n','roles':'agent'}"
            })
    void claims_that_are_not_ours_are_no_session(String claims) {
        assertThat(StaffSession.of(new JsonObject(claims.replace('\'', '"')))).isEmpty();
    }

    private Identity at(Instant now) {
        return new Identity(vertx, database.pool(), Clock.fixed(now, ZoneOffset.UTC), SECRET);
    }

    private static Optional<StaffSession> login(Identity identity, String login, String password) {
        return result(identity.login("city", login, password));
    }

    private static NewStaff ana() {
        return new NewStaff("city", "Ana", "Ana Ruiz", PASSWORD, Set.of(Role.AGENT, Role.ADMIN));
    }
}
