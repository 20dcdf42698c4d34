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
    private static final int REPORTS = 90;

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
        var crowd = new Crowd(plan, outside);
        crowd.report(0, REPORTS / 3);
        a.kill();
        crowd.report(REPORTS / 3, REPORTS * 2 / 3);
        a.startAgain();
        a.awaitReady();
        b.kill();
        crowd.report(REPORTS * 2 / 3, REPORTS);

        var web = new Web(plan.site());
        var ledger = new Ledger(web, plan.secrets());
        List<String> kept =
                Eventually.see("all reports triaged", ledger::triaged, list -> list.containsAll(crowd.acknowledged()));

        assertThat(kept).doesNotHaveDuplicates();
        assertThat(crowd.acknowledged()).hasSizeGreaterThan(REPORTS * 9 / 10);
        List<Long> positions = Ledger.positions(web);
        assertThat(positions).isEqualTo(Ledger.upTo(positions.size()));
    }
}
