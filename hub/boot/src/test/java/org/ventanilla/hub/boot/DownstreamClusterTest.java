package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.model.CloudEvent;
import org.ventanilla.model.Wire;

/**
 * The downstream rules that need two nodes, on two processes over one durable PostgreSQL, with readers of every kind: OUT-7, OUT-8,
 * OUT-9 and OUT-12. Whatever is done to the nodes, all readers end with the one line that the log has.
 *
 * <p>Where the rules are tried: OUT-1, 3, 4 and 10 in {@code EventLogTest}; OUT-2 in {@code ConsumerApiTest} and {@code
 * WebhookApiTest}; OUT-5 and 6 in {@code WebhookApiTest}; OUT-7, 8, 9 and 12 here, and with every interleaving made by hand
 * in {@code EventLogTest}; OUT-11 in {@code AsyncApiTest} and {@code SchemasStayTest}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DownstreamClusterTest {
    private static final int INCIDENTS = 50;
    private static final int UPDATES = 1_000;
    private static final Duration BLOCKED = Duration.ofSeconds(60);
    /** A webhook's lease outlives the node that held it. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Duo duo;
    private Called called;
    private String token;
    private List<String> incidents;

    @BeforeAll
    void twoNodesStart(@TempDir Path folder) throws Exception {
        var loopback = new JsonObject().put("allowHosts", new JsonArray().add("127.0.0.1"));
        duo = Duo.open(folder, settings -> settings.put("webhooks", loopback));
        duo.add("jefa", "admin");
        called = new Called();
        token = logIn("supervisora");
        var wanted = new JsonObject().put("url", called.url()).put("after", "0");
        var web = new Web(duo.b.site());
        assertThat(web.post(URI.create("/v1/webhooks"), logIn("jefa"), wanted).statusCode())
                .isEqualTo(201);
        for (int i = 0; i < INCIDENTS; i++) {
            var report = Crowd.submission("sensor", "aviso" + i + "x");
            assertThat(web.post(URI.create("/v1/intake"), duo.plan.secrets().intakeToken(), report)
                            .statusCode())
                    .isEqualTo(201);
        }
        incidents = Eventually.see("the incidents", this::created, ids -> ids.size() == INCIDENTS, PATIENCE);
    }

    private String logIn(String login) {
        var who = new JsonObject()
                .put("login", login)
                .put("password", duo.plan.secrets().supervisorPassword());
        var answer = new Web(duo.b.site()).post(URI.create("/v1/login"), "", who);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body()).getString("token");
    }

    private List<String> created() {
        return log(duo.b).stream()
                .filter(e -> e.type().endsWith("incident.created.v1"))
                .map(CloudEvent::subject)
                .toList();
    }

    @AfterAll
    void theyStop() throws Exception {
        duo.close();
        called.close();
    }

    @BeforeEach
    void bothAreWell() {
        duo.awaitWhole();
    }

    /** The nodes hear nothing of each other for a minute; what one writes the other's listener is told all the same, once. */
    @Test
    void out_7_a_live_bus_that_is_blocked_for_a_minute_under_load_costs_no_reader_an_event() throws Exception {
        try (var near = new Listener(duo.a);
                var far = new Listener(duo.b)) {
            try (var scribes = new Scribes(List.of(duo.a), token, incidents)) {
                scribes.awaitMore(20);
                duo.part(Link.State.SILENT);
                long since = System.nanoTime();
                scribes.awaitMore(20);
                duo.nodes().forEach(node -> Eventually.see("alone, " + node, node::members, n -> n == 1));
                Eventually.see(
                        "a minute is over",
                        () -> Duration.ofNanos(System.nanoTime() - since),
                        past -> past.compareTo(BLOCKED) > 0);
                long written = log(duo.a).size();
                Eventually.see("the far listener reads by cursor", far.told()::size, n -> n >= written);
                duo.heal();
                duo.awaitWhole();
                scribes.awaitMore(20);
            }
            oneLine(near, far);
            assertThat(List.of(near.begun(), far.begun()))
                    .as("no stream was let go")
                    .containsOnly(1);
        }
    }

    /** Killed under load, wherever that meets it: before the commit, between commit and publishing, between a call and its mark. */
    @Test
    void out_8_a_node_killed_under_load_leaves_no_gap_and_doubles_only_what_was_told_before() throws Exception {
        try (var first = new Listener(duo.a, duo.b);
                var second = new Listener(duo.b, duo.a);
                var member = BusMember.join(duo.members())) {
            try (var scribes = new Scribes(duo.nodes(), token, incidents)) {
                for (Node dead : duo.nodes()) {
                    scribes.awaitMore(50);
                    dead.kill();
                    scribes.awaitMore(50, duo.other(dead));
                    dead.startAgain();
                    dead.awaitReady();
                }
                scribes.awaitMore(50);
            }
            oneLine(first, second);
            sameLine("over the bus", member.told());
            assertThat(member.overTheBus()).as("told by the live bus").isPositive();
            assertThat(List.of(first.begun(), second.begun())).allMatch(n -> n > 1);
        }
    }

    /** Frozen in the middle of a transaction, and thawed when it has lost everything: what it still wants to write is not written. */
    @Test
    void out_9_a_writer_frozen_inside_its_transaction_is_fenced_and_the_other_goes_on() throws Exception {
        try (var first = new Listener(duo.a);
                var second = new Listener(duo.b)) {
            try (var scribes = new Scribes(duo.nodes(), token, incidents)) {
                scribes.awaitMore(50);
                freezeInside(duo.a);
                scribes.awaitMore(50, duo.b);
                // One that waited for what the first held is fenced in its own time.
                Eventually.see("none is left in a transaction", duo.owed()::stuck, n -> n == 0);
                duo.a.thaw();
                scribes.awaitMore(50, duo.a);
            }
            oneLine(first, second);
        }
    }

    /** Which moment it is met in is chance: again until it is the right one. */
    private void freezeInside(Node node) throws Exception {
        for (int i = 0; i < 200; i++) {
            node.freeze();
            try {
                Eventually.see("stuck", duo.owed()::stuck, n -> n > 0, Duration.ofSeconds(3));
                return;
            } catch (AssertionError e) {
                node.thaw(); // between two transactions
            }
        }
        throw new AssertionError("never frozen inside a transaction");
    }

    @Test
    void out_12_a_thousand_updates_of_fifty_incidents_at_two_nodes_reach_three_readers_in_order() throws Exception {
        try (var first = new Listener(duo.a);
                var second = new Listener(duo.b);
                var member = BusMember.join(duo.members())) {
            try (var scribes = new Scribes(duo.nodes(), token, incidents)) {
                scribes.awaitMore(UPDATES);
                assertThat(duo.nodes())
                        .allSatisfy(node -> assertThat(scribes.taken(node)).isGreaterThan(UPDATES / 10));
            }
            oneLine(first, second);
            sameLine("over the bus", member.told());
        }
    }

    /** The whole log as one node gives it out. */
    private List<CloudEvent> log(Node node) {
        var web = new Web(node.site());
        var all = new ArrayList<CloudEvent>();
        String after = "0";
        while (true) {
            var page = web.json(URI.create("/v1/events?limit=1000&after=" + after));
            var events = Web.objects(page.getJsonArray("events"));
            events.forEach(e -> all.add(Wire.fromMap(e.getMap(), CloudEvent.class)));
            after = page.getString("next");
            if (events.isEmpty()) {
                return all;
            }
        }
    }

    /** Without gap, with the versions of each incident one after the other; and that is what every reader was told. */
    private void oneLine(Listener first, Listener second) {
        sameLine("a stream", first.told());
        sameLine("another stream", second.told());
        var log = log(duo.a);
        assertThat(log)
                .extracting(CloudEvent::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, log.size()).boxed().toList());
        assertThat(versions(log)).allSatisfy((subject, versions) -> assertThat(versions)
                .as(subject)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, versions.size()).boxed().toList()));
        var ids = log.stream().map(CloudEvent::id).toList();
        Eventually.see(
                "all were called out", () -> firstTimes(called.told()), once -> once.size() >= ids.size(), PATIENCE);
        assertThat(firstTimes(called.told())).extracting(CloudEvent::id).containsAll(ids);
        assertThat(versions(firstTimes(called.told())))
                .allSatisfy((subject, versions) ->
                        assertThat(versions).as("called out of " + subject).isSorted());
    }

    /** Waits until a reader has everything, then holds it against the log: at least once, and what comes again came before. */
    private void sameLine(String reader, List<CloudEvent> told) {
        Eventually.see(
                reader + " has everything",
                () -> firstTimes(told).size(),
                n -> n >= log(duo.b).size(),
                PATIENCE);
        assertThat(firstTimes(told))
                .as(reader)
                .extracting(CloudEvent::id)
                .containsExactlyElementsOf(
                        log(duo.b).stream().map(CloudEvent::id).toList());
    }

    private static List<CloudEvent> firstTimes(List<CloudEvent> told) {
        var seen = new HashSet<String>();
        return List.copyOf(told).stream().filter(e -> seen.add(e.id())).toList();
    }

    private static Map<String, List<Integer>> versions(List<CloudEvent> events) {
        var versions = new HashMap<String, List<Integer>>();
        events.forEach(e -> versions.computeIfAbsent(e.subject(), subject -> new ArrayList<>())
                .add(e.aggregateversion()));
        return versions;
    }
}
