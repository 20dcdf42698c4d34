package org.ventanilla.hub.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.notify.NoticePlan.Owed;
import org.ventanilla.hub.notify.NoticePlan.Template;

class NoticePlanTest {

    @ParameterizedTest
    @CsvSource({"incident.created, RECEIVED", "incident.report-joined, JOINED"})
    void a_report_is_acknowledged_to_the_one_who_sent_it(String type, Template template) {
        assertThat(NoticePlan.of(type, Map.of("reportId", "7"))).contains(new Owed(template, 7L));
    }

    @ParameterizedTest
    @CsvSource({
        "UNDER_STUDY, STATUS",
        "IN_PROGRESS, STATUS",
        "RESOLVED, RESOLVED",
        "NOT_PROCEEDING, STATUS",
        "ELSEWHERE, STATUS"
    })
    void a_change_is_told_to_everybody(String to, Template template) {
        assertThat(NoticePlan.of("incident.status-changed", Map.of("to", to))).contains(new Owed(template, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "incident.created", // by a split: everybody was answered when they reported
                "incident.follow-up-added",
                "incident.assigned",
                "incident.note-added",
                "incident.photo-added",
                "incident.merged",
                "incident.unmerged",
                "incident.report-split",
                "incident.match-proposed",
                "incident.rated",
                "something.new"
            })
    void anything_else_owes_nobody_a_message(String type) {
        assertThat(NoticePlan.of(type, Map.of("incidentId", "1"))).isEmpty();
    }
}
