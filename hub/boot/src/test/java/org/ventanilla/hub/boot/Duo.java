package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ventanilla.connector.sandbox.Sandbox;

/**
 * A city on two nodes: two processes that are members of one cluster, one database, the outside world, a front door before
 * the nodes, and between everything a network that can be torn. All on loopback.
 */
final class Duo implements AutoCloseable {
    private static final Duration MERGED = Duration.ofSeconds(90);

    final DemoPlan plan;
    final EmbeddedDatabase database;
    final Sandbox outside;
    final FrontDoor door;
    final Link mailbox;
    final Node a;
    final Node b;
    /** What is sent to a, and to b, on the event bus. */
    final BusTap toA = new BusTap();

    final BusTap toB = new BusTap();
    private final Path folder;
    private final Vertx vertx = Vertx.vertx();
    private final List<Link> between;
    private final List<String> members;

    private Duo(Path folder, UnaryOperator<JsonObject> more) throws IOException {
        this.folder = folder;
        int first = Town.freePorts();
        this.plan = new DemoPlan(Town.HOME, folder.resolve("data"), first, DemoSecrets.in(folder.resolve("data")));
        this.database = EmbeddedDatabase.start(folder.resolve("pg"));
        this.outside = new Sandbox(vertx, Clock.systemUTC(), plan.sandbox());
        Running.joined(outside.start().toCompletionStage());
        this.mailbox = Link.to(vertx, plan.imapPort());
        int portsA = Town.freePorts();
        int portsB = Town.freePorts();
        Link clusterA = Link.to(vertx, portsA + 2);
        Link clusterB = Link.to(vertx, portsB + 2);
        Link busA = Link.to(vertx, portsA + 3, toA::connection);
        Link busB = Link.to(vertx, portsB + 3, toB::connection);
        this.between = List.of(clusterA, clusterB, busA, busB);
        this.members = List.of("127.0.0.1:" + clusterA.port(), "127.0.0.1:" + clusterB.port());
        var common = more.apply(Node.common(plan.settings(), database, members, mailbox.port()));
        this.a = Node.run(folder, "a", Node.settings(common, portsA, clusterA.port(), busA.port()));
        this.b = Node.run(folder, "b", Node.settings(common, portsB, clusterB.port(), busB.port()));
        this.door = new FrontDoor(vertx, List.of(a.port(), b.port()));
        door.open(first);
    }

    /** Ready when it returns, and the supervisor can sign in. */
    static Duo open(Path folder) throws IOException {
        return open(folder, settings -> settings);
    }

    /** The same with what both nodes have in common changed. */
    static Duo open(Path folder, UnaryOperator<JsonObject> more) throws IOException {
        var duo = new Duo(Files.createDirectories(folder), more);
        duo.awaitWhole();
        duo.add("supervisora", "supervisor");
        return duo;
    }

    /** One more of the staff, with the supervisor's password. */
    void add(String login, String role) {
        int code = Main.line()
                .execute(
                        "staff",
                        "add",
                        "--config",
                        folder.resolve("a.yaml").toString(),
                        "--login",
                        login,
                        "--role",
                        role,
                        "--password",
                        plan.secrets().supervisorPassword());
        assertThat(code).isZero();
    }

    List<Node> nodes() {
        return List.of(a, b);
    }

    Node other(Node node) {
        return node == a ? b : a;
    }

    /** Both take reports and see each other. */
    void awaitWhole() {
        nodes().forEach(Node::awaitReady);
        nodes().forEach(node -> Eventually.see("two members " + node, node::members, n -> n == 2, MERGED));
    }

    /** Nothing passes between the nodes any more; both still reach the database and the world. */
    void part(Link.State how) {
        between.forEach(link -> link.set(how));
    }

    void heal() {
        between.forEach(link -> link.set(Link.State.WHOLE));
    }

    Owed owed() {
        return new Owed(database.address());
    }

    /** The postmaster is killed; it is started again by whoever watches it, within a second. */
    void killPostgres() throws IOException {
        String pid = Files.readAllLines(folder.resolve("pg/postgres/postmaster.pid"))
                .get(0)
                .strip();
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Where the connector that runs elsewhere finds what it is to report, and what it logs. */
    Path folder() {
        return folder;
    }

    /** Where a further member finds the two. */
    List<String> members() {
        return members;
    }

    @Override
    public void close() throws IOException {
        a.kill();
        b.kill();
        Running.joined(outside.stop().toCompletionStage());
        Running.joined(vertx.close().toCompletionStage());
        database.close();
    }
}
