package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.boot.BusTap.Frame;
import org.ventanilla.model.Addresses;

/**
 * The rules CLUS-2 to CLUS-6 of the connector contract on two real members of a cluster. One city serves all of them, as one
 * city has to serve through all of them; each begins with both nodes well.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterTest {
    private static final String MAILBOX = "buzon";
    private static final Duration ANSWERS_AGAIN = Duration.ofSeconds(30);
    private static final Duration UNHURRIED = Duration.ofMillis(700);
    /** Too short for anybody to be given up for dead: nothing but a time-out ends what was under way. */
    private static final Duration BELOW_HEARTBEAT = Duration.ofSeconds(4);

    /** More than will be sent: these crowds report until it is enough. */
    private static final int LASTING = 5_000;

    private static final int BAD_SCHEMA = 400;

    private Duo duo;
    private int reports;

    @BeforeAll
    void twoNodesStart(@TempDir Path folder) throws Exception {
        duo = Duo.open(folder);
    }

    @AfterAll
    void theyStop() throws Exception {
        duo.close();
    }

    @BeforeEach
    void bothAreWell() {
        duo.awaitWhole();
    }

    @Test
    void clus2_a_node_frozen_beyond_its_lease_is_fenced_and_another_takes_over() throws Exception {
        Node frozen = reader();
        Node other = duo.other(frozen);
        other.stop(); // so that the lane, too, is with the one that freezes
        other.startAgain();
        duo.awaitWhole();
        var storm = storm(40);
        try (var crowd = crowd(storm)) {
            crowd.start();
            crowd.awaitBegun(storm.between(20, 35));
            duo.door.prefer(other.port());
            frozen.freeze();
            Eventually.see("the other reads the mailbox", () -> other.state(MAILBOX), "RUNNING"::equals);
            crowd.awaitAll();
            var ledger = new Ledger(new Web(duo.plan.site()), duo.plan.secrets());
            Eventually.see("the other files", ledger::triaged, list -> list.containsAll(crowd.acknowledged()));
            frozen.thaw();
            duo.awaitWhole();
            oneWriterAndOneReader();
            reckoning(storm, crowd).add();
        }
    }

    @Test
    void clus3_a_hub_node_killed_during_requests_loses_nothing() throws Exception {
        var storm = storm(60);
        try (var crowd = crowd(storm)) {
            Node dead = reader();
            crowd.start();
            crowd.awaitBegun(storm.between(20, 35));
            dead.kill();
            crowd.awaitBegun(storm.between(60, 70));
            reckoning(storm, crowd).resolveTheLargest();
            crowd.awaitAll();
            Eventually.see("the other reads the mailbox", () -> duo.other(dead).state(MAILBOX), "RUNNING"::equals);
            dead.startAgain();
            duo.awaitWhole();
            reckoning(storm, crowd).add();
            assertThat(crowd.acknowledged()).hasSizeGreaterThan(storm.reports() * 8 / 10);
        }
    }

    @Test
    void clus4_parted_nodes_answer_again_and_are_one_hub_after_the_merge() throws Exception {
        var storm = storm(40);
        try (var crowd = crowd(storm)) {
            duo.part(Link.State.SILENT);
            crowd.start();
            for (Node node : duo.nodes()) {
                Eventually.see(
                        "answers again or says that it is not ready, " + node,
                        () -> answers(node) || !node.isReady(),
                        is -> is,
                        ANSWERS_AGAIN);
            }
            duo.nodes().forEach(node -> Eventually.see("alone, " + node, node::members, n -> n == 1));
            crowd.awaitAll();
            duo.heal();
            duo.awaitWhole();
            oneWriterAndOneReader();
            hears(duo.a, duo.toB);
            hears(duo.b, duo.toA);
            reckoning(storm, crowd).add();
        }
    }

    @Test
    void clus4_what_was_under_way_when_the_network_fell_silent_for_a_moment_holds_nobody_up() throws Exception {
        var storm = storm(LASTING);
        try (var crowd = crowd(storm)) {
            crowd.start(UNHURRIED);
            crowd.awaitBegun(2 * Crowd.AT_ONCE);
            duo.part(Link.State.SILENT);
            crowd.awaitBegun(3 * Crowd.AT_ONCE); // some of them are under way
            LockSupport.parkNanos(BELOW_HEARTBEAT.toNanos());
            duo.heal();
            for (Node node : duo.nodes()) {
                Eventually.see("answers again, " + node, () -> answers(node), is -> is, ANSWERS_AGAIN);
            }
            crowd.enough();
            crowd.awaitAll();
            reckoning(storm, crowd).add();
        }
    }

    @Test
    void clus5_a_rolling_restart_under_load_loses_nothing_and_costs_at_most_one_retry() throws Exception {
        var storm = storm(LASTING);
        try (var crowd = crowd(storm)) {
            crowd.start(UNHURRIED);
            crowd.awaitBegun(2 * Crowd.AT_ONCE);
            for (Node node : duo.nodes()) {
                node.stop(() -> duo.door.prefer(duo.other(node).port()));
                node.startAgain();
                duo.awaitWhole();
            }
            assertThat(crowd.isReporting()).as("the load lasted").isTrue();
            crowd.enough();
            crowd.awaitAll();
            reckoning(storm, crowd).add();
            assertThat(crowd.mostTries()).as("times the same was sent").isLessThanOrEqualTo(2);
            assertThat(crowd.notTaken()).as("text messages nobody took").isZero();
        }
    }

    @Test
    void clus6_only_json_is_on_the_wire_unknown_fields_are_ignored_unknown_versions_refused() throws Exception {
        hears(duo.a, duo.toB);
        hears(duo.b, duo.toA);
        for (BusTap tap : List.of(duo.toA, duo.toB)) {
            assertThat(tap.frames()).extracting(Frame::version).containsOnly(2);
            assertThat(tap.frames())
                    .extracting(Frame::codec)
                    .isSubsetOf(Frame.PING, Frame.JSON_OBJECT, Frame.REFUSAL)
                    .contains(Frame.JSON_OBJECT);
        }
        try (var third = new Third(duo)) {
            var newer = submission().put("mood", "fine");
            newer.getJsonObject("text").put("tone", new JsonObject().put("key", "minor"));
            assertThat(third.ask(newer)).extracting(r -> r.getString("outcome")).containsOnly("ACCEPTED", "DUPLICATE");
            assertThat(third.refusals(submission().put("schema", "submission.v2")))
                    .containsOnly(BAD_SCHEMA);
        }
        assertThat(duo.toA.requests(Addresses.SUBMIT)).isPositive();
        assertThat(duo.toB.requests(Addresses.SUBMIT)).isPositive();
    }

    /** A member of the cluster that has no doors of its own: what it asks crosses the wire, now to one node, now to the other. */
    private record Third(Clustering cluster) implements AutoCloseable {
        private static final int TIMES = 6;

        Third(Duo duo) throws Exception {
            this(Running.joined(
                    Clustering.join(new Settings.Cluster(true, "127.0.0.1", Town.freePorts(), 0, duo.members(), null))
                            .toCompletionStage()));
        }

        List<JsonObject> ask(JsonObject body) {
            var answers = new ArrayList<JsonObject>();
            for (int i = 0; i < TIMES; i++) {
                answers.add(once(body));
            }
            return answers;
        }

        List<Integer> refusals(JsonObject body) {
            var codes = new ArrayList<Integer>();
            for (int i = 0; i < TIMES; i++) {
                try {
                    codes.add(-once(body).size());
                } catch (ReplyException e) {
                    codes.add(e.failureCode());
                } catch (CompletionException e) {
                    codes.add(e.getCause() instanceof ReplyException reply ? reply.failureCode() : 0);
                }
            }
            return codes;
        }

        private JsonObject once(JsonObject body) {
            var patient = new DeliveryOptions().setSendTimeout(20_000);
            return Running.joined(cluster.vertx()
                            .eventBus()
                            .<JsonObject>request(Addresses.SUBMIT, body, patient)
                            .toCompletionStage())
                    .body();
        }

        @Override
        public void close() {
            Running.joined(cluster.vertx().close().toCompletionStage());
        }
    }

    private Storm storm(int usual) {
        var storm = new Storm(usual, Long.getLong("seed", 1), reports);
        reports += usual;
        return storm;
    }

    private JsonObject submission() {
        return Crowd.submission("web", "aviso" + reports++ + "x");
    }

    private Crowd crowd(Storm storm) {
        return new Crowd(duo.plan, duo.outside, storm, null);
    }

    private Reckoning reckoning(Storm storm, Crowd crowd) {
        return new Reckoning(duo.plan, storm, crowd, duo.owed());
    }

    /** The node that reads the mailbox now. */
    private Node reader() {
        return Eventually.see("one reader", this::readers, nodes -> nodes.size() == 1)
                .get(0);
    }

    private List<Node> readers() {
        return duo.nodes().stream()
                .filter(node -> node.state(MAILBOX).equals("RUNNING"))
                .toList();
    }

    private void oneWriterAndOneReader() {
        Node reader = reader();
        Eventually.see("the other stands by", () -> duo.other(reader).state(MAILBOX), "STANDBY"::equals);
        Eventually.see("one lane", () -> duo.owed().lanes(), n -> n == 1);
    }

    /** Takes three forms in a row, each without a retry of its own: its requests find a door on the bus. */
    private boolean answers(Node node) {
        for (int i = 0; i < 3; i++) {
            long began = System.nanoTime();
            if (!takesForm(node)
                    || System.nanoTime() - began > Duration.ofSeconds(2).toNanos()) {
                return false;
            }
        }
        return true;
    }

    private boolean takesForm(Node node) {
        try {
            new FormCitizen(node.site()).report("aviso" + reports + "x", "parte" + reports++ + "@correo.example");
            return true;
        } catch (java.io.UncheckedIOException e) {
            return false;
        }
    }

    /** Requests that come in at one node reach the other's doors as well, and are answered. */
    private void hears(Node node, BusTap other) {
        long before = other.requests(Addresses.SUBMIT);
        Eventually.see(
                "asks the other, " + node,
                () -> takesForm(node) && other.requests(Addresses.SUBMIT) > before,
                did -> did);
    }
}
