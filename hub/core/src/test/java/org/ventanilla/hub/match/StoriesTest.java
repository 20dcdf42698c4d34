package org.ventanilla.hub.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.ventanilla.hub.match.MatchDecision.Outcome;
import org.ventanilla.hub.match.PolicyTrial.Said;
import org.ventanilla.hub.understand.Evidence;
import org.ventanilla.hub.understand.Heard;
import org.ventanilla.hub.understand.Taught;
import org.ventanilla.hub.understand.Understood;
import org.ventanilla.model.GivenLocation.Obtained;

/**
 * From words to incidents, as a hub without any training does it: 200 reports made up by somebody who did not know how they would
 * be read, 80 of them about something that others have told, 120 that only look so. A person who is asked says what is right.
 */
class StoriesTest {
    private static final double ACCURACY_M = 15;
    private static final int JOINED = 40;
    private static final int FOUND = 58;

    private final Matching matching = new Matching(Taught.CITY);
    private final PastIncidents known =
            new PastIncidents(Taught.CITY.gazetteer().projection());
    private final Map<String, String> incidentOf = new HashMap<>();
    private final List<String> joined = new ArrayList<>();
    private final List<String> proposed = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    private static List<JsonNode> stories() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        try (var in = StoriesTest.class.getResourceAsStream("/reports/stories.jsonl")) {
            String lines = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            for (String line : lines.lines().toList()) {
                all.add(new ObjectMapper().readTree(line));
            }
        }
        return all;
    }

    private static Understood understood(JsonNode story) {
        List<Evidence> points = story.has("lat")
                ? List.of(new Evidence(
                        story.path("lat").asDouble(), story.path("lon").asDouble(), ACCURACY_M, Obtained.DEVICE))
                : List.of();
        String channel = story.path("channel").asText();
        return Taught.UNDERSTANDING.understand(
                new Heard(story.path("text").asText(), null, null, null, null, points, null, channel, null));
    }

    private void tell(JsonNode story) {
        String id = story.path("id").asText();
        incidentOf.put(id, story.path("incident").asText());
        Understood u = understood(story);
        var place = u.place();
        if (place == null) {
            return; // its reporter is asked
        }
        Instant at = OffsetDateTime.parse(story.path("at").asText()).toInstant();
        var subject = new Subject(
                u.filedUnder(),
                place.lat(),
                place.lon(),
                place.precisionM(),
                place.name(),
                null,
                at,
                story.path("channel").asText());
        var decision = matching.decide(subject, known.around(subject, matching), at);
        String first = known.first(decision.incident());
        boolean right = first != null && incidentOf.get(id).equals(incidentOf.get(first));
        boolean join = decision.outcome() == Outcome.JOIN;
        boolean propose = decision.outcome() == Outcome.PROPOSE;
        if (join || propose) {
            (right ? join ? joined : proposed : join ? wrong : new ArrayList<String>()).add(id);
        }
        if (join || (propose && right)) {
            known.join(decision.incident(), new Said(id, subject, null));
        } else {
            known.open(new Said(id, subject, null));
        }
    }

    @Test
    void what_twelve_people_say_is_known_again_and_what_only_looks_so_is_not_joined() throws IOException {
        var stories = stories();
        stories.forEach(this::tell);
        assertThat(joined).hasSizeGreaterThanOrEqualTo(JOINED);
        assertThat(joined.size() + proposed.size()).isGreaterThanOrEqualTo(FOUND);
        assertThat(wrong).hasSizeLessThanOrEqualTo(1);
    }
}
