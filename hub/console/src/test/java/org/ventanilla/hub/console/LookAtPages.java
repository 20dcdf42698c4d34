package org.ventanilla.hub.console;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.intake.QuarantinedItem;
import org.ventanilla.hub.transcript.Proposal;

/**
 * Serves the console with made-up data, to be looked at: arguments are the port and the folder of the public site's assets.
 * Sign in as {@code agent}, {@code supervisor} or {@code reader} with the password of {@link MadeUpCity}.
 */
final class LookAtPages {
    private LookAtPages() {}

    public static void main(String[] args) throws Exception {
        var city = new MadeUpCity();
        var vertx = Vertx.vertx();
        var router = Router.router(vertx);
        router.get("/assets/*")
                .handler(StaticHandler.create(
                        FileSystemAccess.ROOT, Path.of(args[1]).toAbsolutePath().toString()));
        new Console(fill(city), Browser.settings(Files.createTempDirectory("uploads"))).mount(router);
        vertx.createHttpServer()
                .requestHandler(router)
                .listen(Integer.parseInt(args[0]), "127.0.0.1")
                .onFailure(Throwable::printStackTrace);
    }

    private static MadeUpCity fill(MadeUpCity city) {
        var earlier = new Sample(12).place("Calle Burgos 14").age(Duration.ofDays(4));
        city.with(new Sample(17)
                        .danger()
                        .due(Duration.ofHours(4))
                        .report(171, "sms", null)
                        .report(172, "web", 4L)
                        .photo("before", false)
                        .step("incident.report-joined", Map.of("reportId", "171"))
                        .step("incident.match-proposed", Map.of("perhapsSameAs", "12"))
                        .step(
                                "incident.status-changed",
                                Map.of(
                                        "from",
                                        "RECEIVED",
                                        "to",
                                        "UNDER_STUDY",
                                        "text",
                                        "Mañana va la brigada de alumbrado."))
                        .merged(9)
                        .maybe(earlier.row()))
                .with(new Sample(15)
                        .category("VIA-01")
                        .place("Avenida de los Castros 40")
                        .status(Status.IN_PROGRESS)
                        .age(Duration.ofDays(9)))
                .with(earlier)
                .with(new Sample(11).secret().place("Calle Alta 3, portal").age(Duration.ofMinutes(20)))
                .with(new Sample(9).duplicateOf(17))
                .with(new Sample(8).status(Status.RESOLVED).age(Duration.ofDays(20)));
        city.unread.add(MadeUpCity.unread(31, "email", QuarantinedItem.State.NEW));
        city.unread.add(MadeUpCity.unread(34, "sms", QuarantinedItem.State.NEW));
        city.unread.add(MadeUpCity.unread(28, "email", QuarantinedItem.State.DISMISSED));
        city.speech.proposals.add(MadeUpSpeech.proposal(41, Proposal.State.OPEN, "ALU-01"));
        city.trouble.add(MadeUpCity.notice("dead", "no-connection"));
        city.trouble.add(MadeUpCity.notice("held", "budget"));
        city.waiting.add(MadeUpCity.notice("due", "connector-away"));
        return city;
    }
}
