package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must be true when a storm is over, whatever was killed in it, looked at from outside. */
final class Reckoning {
    private static final Set<String> TAKEN = Set.of("incident.created", "incident.report-joined");

    /** The node that sent, or the one whose channel was asked to, was killed meanwhile. */
    private static final Set<String> NOBODY_KNOWS = Set.of("interrupted", "no-answer");

    /** So many messages one node has in hand at once: what a single blow can leave in doubt. */
    private static final int IN_HAND = 20;

    private final DemoPlan plan;
    private final Storm storm;
    private final Crowd crowd;
    private final Owed owed;
    private final Web web;

    Reckoning(DemoPlan plan, Storm storm, Crowd crowd, Owed owed) {
        this.plan = plan;
        this.storm = storm;
        this.crowd = crowd;
        this.owed = owed;
        this.web = new Web(plan.site());
    }

    /** Every acknowledged report is there once, the log has no gap, everybody was answered and nobody twice. */
    void add() {
        var ledger = new Ledger(web, plan.secrets());
        List<String> kept = Eventually.see(
                "all reports triaged",
                ledger::triaged,
                list -> new HashSet<>(list).containsAll(crowd.acknowledged()),
                storm.patience());
        assertThat(kept).doesNotHaveDuplicates();
        assertThat(ledger.items()).extracting(i -> i.getString("state")).containsOnly("report");
        everyReportHasItsIncident(ledger.items().size());
        everybodyIsAnswered(ledger);
        List<Long> positions = Ledger.positions(web);
        assertThat(positions).isEqualTo(Ledger.upTo(positions.size()));
    }

    /** The words of everything that is there, as often as it is there. */
    List<String> kept() {
        return new Ledger(web, plan.secrets()).triaged();
    }

    private void everyReportHasItsIncident(int reports) {
        List<JsonObject> taken = Ledger.events(web).stream()
                .filter(event -> TAKEN.stream().anyMatch(event.getString("type")::contains))
                .toList();
        assertThat(taken)
                .extracting(event -> event.getJsonObject("data").getString("reportId"))
                .doesNotHaveDuplicates()
                .hasSize(reports);
        Map<String, Integer> told =
                taken.stream().collect(Collectors.toMap(event -> event.getString("subject"), event -> 1, Integer::sum));
        assertThat(incidents())
                .as("reports that the incidents carry, and those that the log says they took")
                .allSatisfy(i -> assertThat(i.getInteger("reportCount"))
                        .as(i.encode())
                        .isEqualTo(told.remove(i.getString("id"))));
        assertThat(told).as("incidents that are not listed").isEmpty();
    }

    private List<JsonObject> incidents() {
        var all = new ArrayList<JsonObject>();
        @Nullable String after = "";
        while (after != null) {
            JsonObject page = web.json(URI.create("/v1/incidents?limit=200&after=" + after));
            all.addAll(Web.objects(page.getJsonArray("incidents")));
            after = page.getString("next");
        }
        return all;
    }

    /** A message of which nobody can know whether it went is not sent again: a person sees it in the list instead. */
    private void everybodyIsAnswered(Ledger ledger) {
        owed.timePasses();
        Eventually.see("nothing is owed any more", owed::messagesWithoutWaiting, n -> n == 0, storm.patience());
        List<JsonObject> sent = sent();
        List<JsonObject> trouble = ledger.trouble().stream()
                .filter(n -> Instant.parse(n.getString("createdAt")).isAfter(crowd.gathered()))
                .toList(); // the storms before this one, over the same city, left theirs
        assertThat(trouble).extracting(n -> n.getString("lastCode")).isSubsetOf(NOBODY_KNOWS);
        assertThat(trouble)
                .as("messages that may have been sent")
                .hasSizeLessThanOrEqualTo(storm.reports() / 10 + IN_HAND);
        assertThat(missing(new HashSet<>(crowd.waitingForAnswer()), sent)).isLessThanOrEqualTo(trouble.size());
        assertThat(doubled(sent)).as("messages that came twice").isEmpty();
    }

    private static int missing(Set<String> waiting, List<JsonObject> sent) {
        sent.forEach(message -> waiting.remove(message.getString("to")));
        return waiting.size();
    }

    /** Mails and text messages that really left for a citizen. */
    private List<JsonObject> sent() {
        JsonObject all = web.json(plan.outside().resolve("/messages.json"));
        return Stream.of("mails", "texts")
                .flatMap(kind -> Web.objects(all.getJsonArray(kind)).stream())
                .filter(message -> "from-city".equals(message.getString("direction")))
                .toList();
    }

    /** The words are compared, not the ids: what a citizen reads twice is a double. */
    private static List<String> doubled(List<JsonObject> sent) {
        return sent.stream()
                .map(m -> m.getString("to") + " " + m.getString("subject") + " " + m.getString("text", "")
                        + m.getString("body", ""))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(message -> message.getValue() > 1)
                .map(message -> message.getValue() + "x "
                        + message.getKey().lines().findFirst().orElse(""))
                .toList();
    }

    /** The staff resolve what most people reported; done when the first of very many messages about it have left. */
    void resolveTheLargest() {
        String token = Eventually.see(
                "a session", () -> web.logIn("supervisora", plan.secrets().supervisorPassword()), t -> !t.isEmpty());
        JsonObject largest =
                Eventually.see("an incident", this::incidents, list -> !list.isEmpty(), storm.patience()).stream()
                        .max(java.util.Comparator.comparingInt(i -> i.getInteger("reportCount")))
                        .orElseThrow();
        var done = new JsonObject()
                .put("status", "RESOLVED")
                .put("reason", "fixed")
                .put("text", "Hecho.");
        var answer = web.post(URI.create("/v1/incidents/" + largest.getString("id") + "/status"), token, done);
        assertThat(answer.statusCode()).isEqualTo(200);
        int before = sent().size();
        Eventually.see("messages leave", () -> sent().size(), n -> n > before + 2, storm.patience());
    }
}
