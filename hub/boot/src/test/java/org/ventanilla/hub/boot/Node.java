package org.ventanilla.hub.boot;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One node in a process of its own, which can be killed without mercy, stopped politely, or frozen. */
final class Node {
    private static final Pattern FIGURE =
            Pattern.compile("^ventanilla_connector_items\\{column=\"(\\w+)\",instance=\"([^\"]+)\"\\} (\\S+)$");
    private static final Pattern MEMBERS = Pattern.compile("(?m)^ventanilla_cluster_members (\\S+)$");
    private static final int POLITELY_S = 30;
    private static final int LEAVE_S = 3;
    private static final int LAST_WORDS = 15;
    /** On a machine that does many other things. */
    private static final Duration STARTED = Duration.ofMinutes(4);

    private final String name;
    private final Path config;
    private final Path log;
    private final int port;
    private final Web management;
    private volatile Process process;

    private Node(String name, Path folder, Path config, JsonObject settings) throws IOException {
        this.name = name;
        this.config = config;
        this.log = folder.resolve(name + ".log");
        this.port = settings.getJsonObject("http").getInteger("port");
        this.management = new Web(URI.create(
                "http://127.0.0.1:" + settings.getJsonObject("management").getInteger("port")));
        this.process = launch();
    }

    /** Writes the settings to a file, as an operator would, and runs the program with it. */
    static Node run(Path folder, String name, JsonObject settings) throws IOException {
        Path config = Files.writeString(folder.resolve(name + ".yaml"), settings.encodePrettily());
        return new Node(name, folder, config, settings);
    }

    /** The settings that two nodes over one database have in common. */
    static JsonObject common(JsonObject plan, EmbeddedDatabase database, List<String> members, int imapPort) {
        var at = database.address();
        var settings = plan.copy();
        settings.getJsonArray("connectors")
                .getJsonObject(0)
                .getJsonObject("options")
                .getJsonObject("imap")
                .put("port", imapPort);
        return settings.put(
                        "database",
                        new JsonObject()
                                .put("host", at.host())
                                .put("port", at.port())
                                .put("name", at.name())
                                .put("user", at.user())
                                .put("password", at.password()))
                .put("cluster", new JsonObject().put("enabled", true).put("members", new JsonArray(members)));
    }

    /** One node's own: it listens on a row of four ports, and the other reaches it over the network between them. */
    static JsonObject settings(JsonObject common, int ports, int seenPort, int seenBusPort) {
        var settings = common.copy();
        settings.getJsonObject("http").put("port", ports);
        settings.getJsonObject("management").put("port", ports + 1).put("leaveSeconds", LEAVE_S);
        settings.getJsonObject("cluster")
                .put("port", ports + 2)
                .put("busPort", ports + 3)
                .put(
                        "advertise",
                        new JsonObject()
                                .put("host", "127.0.0.1")
                                .put("port", seenPort)
                                .put("busPort", seenBusPort));
        return settings;
    }

    private Process launch() throws IOException {
        var started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dvertx.disableDnsResolver=true",
                        "-Dlogback.configurationFile=" + Town.HOME.resolve("config/logback.xml"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "run",
                        "--config",
                        config.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly, "end-node"));
        return started;
    }

    int port() {
        return port;
    }

    /** Its own address, past the front door. */
    URI site() {
        return URI.create("http://localhost:" + port);
    }

    /** One that ended because there was no database when it started is started again, as a service manager does. */
    void awaitReady() {
        Eventually.see("ready: " + this, this::isReadyOrStartsAgain, ready -> ready, STARTED);
    }

    private boolean isReadyOrStartsAgain() {
        if (!process.isAlive()) {
            startAgain();
        }
        return isReady();
    }

    boolean isReady() {
        try {
            return management.get(URI.create("/ready")).statusCode() == 200;
        } catch (RuntimeException e) {
            return false; // not listening yet
        }
    }

    /** State of a connector instance as it says itself; empty when it says nothing. */
    String state(String instance) {
        try {
            var ready = new JsonObject(management.get(URI.create("/ready")).body());
            return Web.objects(ready.getJsonArray("connectors")).stream()
                    .filter(c -> instance.equals(c.getString("instance")))
                    .map(c -> c.getString("state"))
                    .findFirst()
                    .orElse("");
        } catch (RuntimeException e) {
            return "";
        }
    }

    /** The ledger of each connector of it by column; empty while it does not answer. */
    Map<String, Map<String, Long>> counts() {
        var all = new HashMap<String, Map<String, Long>>();
        metrics()
                .lines()
                .map(FIGURE::matcher)
                .filter(java.util.regex.Matcher::matches)
                .forEach(m -> all.computeIfAbsent(m.group(2), instance -> new HashMap<>())
                        .put(m.group(1), Math.round(Double.parseDouble(m.group(3)))));
        return all;
    }

    /** How many nodes it sees, itself included; 0 when it does not answer. */
    int members() {
        var figure = MEMBERS.matcher(metrics());
        return figure.find() ? (int) Double.parseDouble(figure.group(1)) : 0;
    }

    private String metrics() {
        try {
            return management.get(URI.create("/metrics")).body();
        } catch (RuntimeException e) {
            return ""; // dead, frozen or starting
        }
    }

    /** kill -9. */
    void kill() {
        end(process.destroyForcibly(), 10);
    }

    /** Fails when it has not ended after so many seconds. */
    static void end(Process process, int seconds) {
        process.onExit().orTimeout(seconds, TimeUnit.SECONDS).join();
    }

    /** SIGTERM, and it ends what it has in hand. */
    void stop() {
        stop(() -> {});
    }

    /** SIGTERM; this is done when it says that it leaves, and before it does. */
    void stop(Runnable noticed) {
        process.destroy();
        Eventually.see("leaves: " + this, this::isReady, ready -> !ready);
        noticed.run();
        end(process, POLITELY_S);
    }

    /** SIGSTOP: nothing of it runs, and its connections stay open. */
    void freeze() throws Exception {
        signal("-STOP");
    }

    /** SIGCONT: it goes on where it was and does not know that time has passed. */
    void thaw() throws Exception {
        signal("-CONT");
    }

    private void signal(String which) throws Exception {
        int code = new ProcessBuilder("kill", which, String.valueOf(process.pid()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new AssertionError("kill " + which + " answered " + code);
        }
    }

    void startAgain() {
        try {
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last of what it logged, without stacks. */
    List<String> lastWords() {
        try (var lines = Files.lines(log)) {
            var said = lines.filter(line -> !line.startsWith("\tat ")).toList();
            return said.subList(Math.max(0, said.size() - LAST_WORDS), said.size());
        } catch (IOException e) {
            return List.of(e.toString());
        }
    }

    @Override
    public String toString() {
        return "node " + name + ", see " + log;
    }
}
