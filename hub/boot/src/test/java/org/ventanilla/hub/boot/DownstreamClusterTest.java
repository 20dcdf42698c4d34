package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.boot.LogListener.Heard;

/**
 * The rules OUT-7, 8, 9 and 12 of the downstream contract on two real members of a cluster and one PostgreSQL: clerks write to
 * both nodes, somebody listens to each, and what they hear is the log: every event once, in order, whatever breaks.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DownstreamClusterTest {
    private static final int INCIDENTS = 50;
    private static final double APART_M = 400;
    private static final int PAGE = 500;

    private final AtomicInteger notes = new AtomicInteger();
    private final Map<Node, String> tokens = new HashMap<>();
    private Duo duo;
    private List<String> incidents = List.of();

    @BeforeAll
    void twoNodesStart(@TempDir Path folder) throws Exception {
        duo = Duo.open(folder);
        for (Node node : duo.nodes()) {
            tokens.put(
                    node,
                    new Web(node.site()).logIn("supervisora", duo.plan.secrets().supervisorPassword()));
        }
        for (int i = 0; i < INCIDENTS; i++) {
            report(i);
        }
        incidents = Eventually.see("every report is an incident", this::known, ids -> ids.size() == INCIDENTS);
    }

    @AfterAll
    void theyStop() throws Exception {
        duo.close();
    }

    @BeforeEach
    void bothAreWell() {
        duo.awaitWhole();
    }

    private void report(int i) {
        int row = i / 10;
        var place = new JsonObject()
                .put("lat", 43.455 + row * (APART_M / 111_000.0))
                .put("lon", -3.86 + i % 10 * (APART_M / 80_000.0));
        var body = new JsonObject()
                .put("schema", "submission.v1")
                .put("key", "web:downstream-" + i)
                .put("instance", "web")
                .put("type", "web")
                .put("category", "ALU-01")
                .put("text", new JsonObject().put("raw", "La farola está apagada"))
                .put("location", place);
        var answer = new Web(duo.a.site())
                .post(URI.create("/v1/intake"), duo.plan.secrets().intakeToken(), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private List<String> known() {
        var ids = new ArrayList<String>();
        log(duo.a).forEach(event -> {
            if (!ids.contains(event.subject())) {
                ids.add(event.subject());
            }
        });
        return ids;
    }

    /** The whole log as a node gives it out, page after page. */
    private List<Heard> log(Node node) {
        var all = new ArrayList<Heard>();
        String after = "0";
        while (true) {
            JsonObject page = new Web(node.site()).json(URI.create("/v1/events?limit=" + PAGE + "&after=" + after));
            Web.objects(page.getJsonArray("events"))
                    .forEach(e -> all.add(new Heard(
                            Long.parseLong(e.getString("sequence")),
                            e.getString("subject"),
                            e.getInteger("aggregateversion"),
                            e.getString("id"))));
            after = page.getString("next");
            if (page.getJsonArray("events").isEmpty()) {
                return all;
            }
        }
    }

    private String head() {
        return new Web(duo.a.site())
                .json(URI.create("/v1/events?limit=1&after=head"))
                .getString("next");
    }

    /** A clerk writes a note at a node, or at the other when that one is not there. */
    private void note(Node node) {
        int n = notes.getAndIncrement();
        String path = "/v1/incidents/" + incidents.get(n % INCIDENTS) + "/note";
        var text = new JsonObject().put("text", "nota " + n);
        for (Node at : List.of(node, duo.other(node), node)) {
            try {
                String token = String.valueOf(tokens.get(at));
                if (new Web(at.site()).post(URI.create(path), token, text).statusCode() == 200) {
                    return;
                }
            } catch (java.io.UncheckedIOException gone) {
                // the other one
            }
        }
    }

    private CompletableFuture<Void> clerks(int count) {
        return CompletableFuture.allOf(IntStream.range(0, 6)
                .mapToObj(clerk -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, count / 6).forEach(i -> note((clerk + i) % 2 == 0 ? duo.a : duo.b))))
                .toArray(CompletableFuture[]::new));
    }

    /** Whoever listened has heard the log from where it began: nothing left out, nothing twice, each incident in order. */
    private void heardExactly(LogListener listener, int before) {
        List<Heard> log = log(duo.b);
        assertThat(log)
                .extracting(Heard::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, log.size()).boxed().toList());
        var versions = new HashMap<String, Integer>();
        for (Heard event : log) {
            assertThat(event.version()).isEqualTo(versions.merge(event.subject(), 1, Integer::sum));
        }
        List<Heard> expected = log.subList(before, log.size());
        Eventually.see("heard up to " + log.size(), listener::heard, h -> h.size() >= expected.size());
        assertThat(listener.heard()).containsExactlyElementsOf(expected);
    }

    @Test
    void out_12_a_thousand_changes_of_fifty_incidents_through_two_nodes_reach_three_readers_in_order() {
        int before = log(duo.a).size();
        String from = head();
        try (var one = LogListener.of(duo.a.site(), from);
                var two = LogListener.of(duo.b.site(), from);
                var three = LogListener.of(duo.b.site(), from)) {
            clerks(1_000).join();
            for (var reader : List.of(one, two, three)) {
                heardExactly(reader, before);
            }
            assertThat(one.heard()).hasSizeGreaterThanOrEqualTo(990);
        }
    }

    @Test
    void out_7_a_bus_that_is_blocked_under_load_changes_nothing_for_who_listens() {
        int before = log(duo.a).size();
        String from = head();
        try (var one = LogListener.of(duo.a.site(), from);
                var two = LogListener.of(duo.b.site(), from)) {
            clerks(30).join();
            duo.part(Link.State.SILENT);
            var load = clerks(300);
            for (Node node : duo.nodes()) {
                Eventually.see("alone, " + node, node::members, n -> n == 1);
            }
            load.join();
            clerks(60).join(); // nothing passes between the nodes, and each hears what the other wrote
            heardExactly(one, before);
            heardExactly(two, before);
            duo.heal();
            duo.awaitWhole();
            clerks(30).join();
            heardExactly(one, before);
            heardExactly(two, before);
        } finally {
            duo.heal();
        }
    }

    @Test
    void out_8_a_node_killed_while_it_numbers_and_publishes_leaves_no_gap_and_nothing_twice() {
        int before = log(duo.a).size();
        String from = head();
        try (var listener = LogListener.of(duo.b.site(), from)) {
            for (int round = 0; round < 2; round++) {
                var load = clerks(180);
                int begun = notes.get();
                Eventually.see("some are written", notes::get, n -> n > begun + 60);
                duo.a.kill();
                load.join();
                heardExactly(listener, before);
                duo.a.startAgain();
                duo.awaitWhole();
            }
        }
    }

    @Test
    void out_9_a_node_frozen_past_its_time_writes_nothing_after_another_went_on() throws Exception {
        int before = log(duo.a).size();
        String from = head();
        try (var listener = LogListener.of(duo.b.site(), from)) {
            var load = clerks(120);
            int begun = notes.get();
            Eventually.see("some are written", notes::get, n -> n > begun + 30);
            duo.a.freeze();
            try {
                Eventually.see("the other writes on", () -> wroteAtB(listener), wrote -> wrote);
            } finally {
                duo.a.thaw();
            }
            load.join();
            duo.awaitWhole();
            heardExactly(listener, before);
        }
    }

    /** A transaction of the frozen node may hold the log; PostgreSQL ends it, and then this comes through. */
    private boolean wroteAtB(LogListener listener) {
        int heard = listener.heard().size();
        try {
            var text = new JsonObject().put("text", "sigue");
            String path = "/v1/incidents/" + incidents.get(0) + "/note";
            return new Web(duo.b.site())
                                    .post(URI.create(path), String.valueOf(tokens.get(duo.b)), text)
                                    .statusCode()
                            == 200
                    && listener.heard().size() >= heard;
        } catch (java.io.UncheckedIOException e) {
            return false;
        }
    }
}
