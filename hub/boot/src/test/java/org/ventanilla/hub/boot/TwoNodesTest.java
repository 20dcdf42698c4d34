package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.connector.sandbox.Sandbox;

/** Two nodes, one database: either may be killed at any moment, and whatever was acknowledged is there exactly once. */
class TwoNodesTest {
    private final Storm storm = Storm.of(90);

    private Vertx vertx;
    private EmbeddedDatabase database;
    private Sandbox outside;
    private DemoPlan plan;
    private Node a;
    private Node b;

    @BeforeEach
    void twoNodesStart(@TempDir Path folder) throws Exception {
        int first = Town.freePorts();
        plan = new DemoPlan(Town.HOME, folder.resolve("data"), first, DemoSecrets.in(folder.resolve("data")));
        vertx = Vertx.vertx();
        database = EmbeddedDatabase.start(folder.resolve("pg"));
        outside = new Sandbox(vertx, Clock.systemUTC(), plan.sandbox());
        Running.joined(outside.start().toCompletionStage());
        int more = Town.freePorts();
        int last = Town.freePorts();
        int[] members = {more + 2, last + 2};
        JsonObject common = plan.settings();
        a = Node.run(folder, "a", Node.settings(common, database, new int[] {more, more + 1, more + 2}, members));
        b = Node.run(folder, "b", Node.settings(common, database, new int[] {last, last + 1, last + 2}, members));
        new FrontDoor(vertx, List.of(a.port(), b.port())).open(first);
        a.awaitReady();
        b.awaitReady();
        addSupervisor(folder);
    }

    private void addSupervisor(Path folder) {
        int code = Main.line()
                .execute(
                        "staff",
                        "add",
                        "--config",
                        folder.resolve("a.yaml").toString(),
                        "--login",
                        "supervisora",
                        "--role",
                        "supervisor",
                        "--password",
                        plan.secrets().supervisorPassword());
        assertThat(code).isZero();
    }

    @AfterEach
    void everythingStops() throws Exception {
        a.kill();
        b.kill();
        Running.joined(outside.stop().toCompletionStage());
        Running.joined(vertx.close().toCompletionStage());
        database.close();
    }

    @Test
    void eitherNodeMayDie() throws Exception {
        try (var crowd = new Crowd(plan, outside, storm)) {
            var reckoning = new Reckoning(plan, storm, crowd, new Owed(database.address()));
            crowd.start();
            crowd.awaitBegun(storm.between(20, 35));
            a.kill();
            crowd.awaitBegun(storm.between(45, 55));
            a.startAgain();
            a.awaitReady();
            reckoning.resolveTheLargest();
            b.kill();
            crowd.awaitAll();
            reckoning.add();
            assertThat(crowd.acknowledged()).hasSizeGreaterThan(storm.reports() * 9 / 10);
        }
    }
}
