package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.connector.sandbox.Sandbox;

/**
 * Mails that the city's own mail server delivers over LMTP, without a mailbox between, to a node in a process of its own: a
 * report each, whatever happens to the node and to its database.
 */
class StraightInTest {
    private static final String ANA = "ana@correo.example";
    private static final int MAILS = 60;

    private final Vertx vertx = Vertx.vertx();
    private DemoPlan plan;
    private EmbeddedDatabase database;
    private Sandbox outside;
    private Link toDatabase;
    private Node node;
    private MailServer mailServer;

    @BeforeEach
    void theCityOpens(@TempDir Path folder) throws Exception {
        plan = new DemoPlan(
                Town.HOME, folder.resolve("data"), Town.freePorts(), DemoSecrets.in(folder.resolve("data")));
        database = EmbeddedDatabase.start(folder.resolve("pg"));
        outside = new Sandbox(vertx, Clock.systemUTC(), plan.sandbox());
        Running.joined(outside.start().toCompletionStage());
        toDatabase = Link.to(vertx, database.address().port());
        int lmtp = Town.freePorts();
        node = Node.run(folder, "straight", settings(lmtp));
        node.awaitReady();
        addSupervisor(folder.resolve("straight.yaml"));
        mailServer = new MailServer(lmtp, plan.mail());
    }

    private JsonObject settings(int lmtp) {
        var at = database.address();
        var settings = plan.settings();
        var mail = settings.getJsonArray("connectors").getJsonObject(0).getJsonObject("options");
        mail.put("lmtp", new JsonObject().put("port", lmtp));
        var unused = mail.remove("imap");
        mail.put("canaryEverySeconds", 0);
        return settings.put(
                "database",
                new JsonObject()
                        .put("host", at.host())
                        .put("port", toDatabase.port())
                        .put("name", at.name())
                        .put("user", at.user())
                        .put("password", at.password()));
    }

    private void addSupervisor(Path config) {
        String password = plan.secrets().supervisorPassword();
        int code = Main.line()
                .execute(
                        "staff",
                        "add",
                        "--config",
                        config.toString(),
                        "--login",
                        "supervisora",
                        "--role",
                        "supervisor",
                        "--password",
                        password);
        assertThat(code).isZero();
    }

    @AfterEach
    void theCityCloses() throws IOException {
        mailServer.close();
        node.kill();
        Running.joined(outside.stop().toCompletionStage());
        Running.joined(vertx.close().toCompletionStage());
        database.close();
    }

    @Test
    void a_mail_becomes_a_report_and_its_sender_is_answered() {
        mailServer.queue(ANA, 1, "La farola de la calle Burgos, 12 lleva tres noches apagada.");
        List<JsonObject> answers = Eventually.see("an answer to Ana", this::answersToAna, list -> !list.isEmpty());
        assertThat(answers).singleElement().satisfies(answer -> {
            assertThat(answer.getString("autoSubmitted")).isEqualTo("auto-replied");
            assertThat(answer.getString("inReplyTo")).isEqualTo("<m1@correo.example>");
        });
        assertThat(mailServer.delivered()).isOne();
        assertThat(reports()).hasSize(1);
    }

    @Test
    void while_the_database_is_away_mails_stay_in_the_queue_and_each_becomes_one_report_afterwards() {
        toDatabase.set(Link.State.BROKEN);
        for (int n = 0; n < 3; n++) {
            mailServer.queue(ANA, n, words(n));
        }
        Eventually.see("mails that were put off", mailServer::triedAgain, tries -> tries >= 3);
        assertThat(mailServer.delivered()).isZero();
        var management = new Web(URI.create("http://127.0.0.1:" + plan.managementPort()));
        assertThat(management.get(URI.create("/metrics")).body())
                .contains("ventanilla_connector_connections{instance=\"buzon\"}")
                .contains("ventanilla_connector_turned_away{instance=\"buzon\"} 0.0")
                .containsPattern("ventanilla_connector_put_off\\{instance=\"buzon\"} [1-9]");
        toDatabase.set(Link.State.WHOLE);
        Eventually.see("all delivered", mailServer::delivered, done -> done == 3);
        Eventually.see("three reports", this::reports, list -> list.size() == 3);
    }

    @Test
    void a_node_killed_in_the_middle_loses_no_mail_and_doubles_none() {
        for (int n = 0; n < MAILS; n++) {
            mailServer.queue("vecina" + n + "@correo.example", n, words(n));
        }
        Eventually.see("some are delivered", mailServer::delivered, done -> done >= MAILS / 6);
        node.kill();
        int before = mailServer.delivered();
        assertThat(before).isLessThan(MAILS);
        node.startAgain();
        node.awaitReady();
        Eventually.see("all delivered", mailServer::delivered, done -> done == MAILS);
        Eventually.see("all triaged", this::reports, list -> list.size() >= MAILS);
        assertThat(reports())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, MAILS)
                        .mapToObj(n -> "aviso" + n + "x")
                        .toList());
    }

    private static String words(int n) {
        return "La farola no luce en la calle Castilla, " + (n + 1) + ". aviso" + n + "x";
    }

    private List<JsonObject> answersToAna() {
        JsonObject all = new Web(plan.site()).json(plan.outside().resolve("/messages.json"));
        return Web.objects(all.getJsonArray("mails")).stream()
                .filter(mail -> "from-city".equals(mail.getString("direction")) && ANA.equals(mail.getString("to")))
                .toList();
    }

    private List<String> reports() {
        var ledger = new Ledger(new Web(URI.create("http://localhost:" + node.port())), plan.secrets());
        return ledger.items().stream()
                .filter(item -> "report".equals(item.getString("state")))
                .map(item -> item.getString("text", "").replaceAll("(?s).*(aviso\\d+x).*", "$1"))
                .toList();
    }
}
