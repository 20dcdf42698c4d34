package org.ventanilla.hub.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ventanilla.hub.TestHub;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.match.MatchDecision.Outcome;
import org.ventanilla.hub.match.PolicyTrial.Said;

/** Other rules, tried on past reports. */
class PolicyTrialTest {
    private static final City CITY = TestHub.CITY;
    private static final Instant FIRST = Instant.parse("2025-06-01T08:00:00Z");

    private final List<Said> reports = new ArrayList<>();

    private void said(String id, double metresNorth, int day, @Nullable Integer closedDay) {
        var plane = CITY.gazetteer().projection();
        var at = plane.at(0, metresNorth);
        Instant when = FIRST.plus(Duration.ofDays(day));
        Instant closed = closedDay == null ? null : FIRST.plus(Duration.ofDays(closedDay));
        reports.add(new Said(id, new Subject("ALU-01", at.lat(), at.lon(), 5, null, null, when, "web"), closed));
    }

    private PolicyTrial.Result tried(@Nullable Integer radius, @Nullable Integer days, @Nullable Double bar) {
        return new PolicyTrial(CITY, reports).run(new Matching(CITY), new Policy("ALU-01", radius, days, bar));
    }

    @Test
    void a_wider_radius_joins_more_and_says_which() {
        said("a", 0, 0, null);
        said("b", 60, 1, null);
        var result = tried(200, null, null);
        assertThat(result.reports()).isEqualTo(2);
        assertThat(result.today()).containsEntry(Outcome.NEW, 2);
        assertThat(result.tried()).containsEntry(Outcome.NEW, 1).containsEntry(Outcome.JOIN, 1);
        assertThat(result.different()).isEqualTo(1);
        assertThat(result.examples()).singleElement().satisfies(example -> {
            assertThat(example.report()).isEqualTo("b");
            assertThat(example.today().outcome()).isEqualTo(Outcome.NEW);
            assertThat(example.tried().with()).isEqualTo("a");
            assertThat(example.tried().reasons())
                    .extracting(MatchDecision.Reason::code)
                    .contains("distance");
        });
    }

    @Test
    void a_radius_of_nothing_a_shorter_window_or_a_higher_bar_join_less() {
        said("a", 0, 0, null);
        said("b", 1, 9, null);
        assertThat(tried(null, null, null).today()).containsEntry(Outcome.JOIN, 1);
        assertThat(tried(0, null, null).tried()).containsEntry(Outcome.NEW, 2);
        assertThat(tried(null, 5, null).tried()).containsEntry(Outcome.NEW, 2);
        assertThat(tried(null, null, 1.0).tried()).containsEntry(Outcome.PROPOSE, 1);
    }

    @Test
    void what_was_closed_when_it_came_back_is_a_recurrence_as_it_was_then() {
        said("a", 0, 0, 5);
        said("b", 1, 3, 5);
        said("c", 1, 8, null);
        assertThat(tried(null, null, null).today())
                .containsEntry(Outcome.NEW, 1)
                .containsEntry(Outcome.JOIN, 1)
                .containsEntry(Outcome.RECURRENCE, 1);
    }

    @Test
    void an_incident_is_open_while_one_of_its_reports_is() {
        said("a", 0, 0, null);
        said("b", 1, 3, 5);
        said("c", 1, 8, null);
        assertThat(tried(null, null, null).today())
                .containsEntry(Outcome.NEW, 1)
                .containsEntry(Outcome.JOIN, 2);
    }

    @Test
    void another_category_is_not_touched() {
        said("a", 0, 0, null);
        said("b", 1, 1, null);
        var result = new PolicyTrial(CITY, reports).run(new Matching(CITY), new Policy("RES-01", 0, 0, 1.0));
        assertThat(result.reports()).isZero();
        assertThat(result.different()).isZero();
    }
}
