package org.ventanilla.hub.portal;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ventanilla.hub.incident.Status;

/** Serves the site with made-up data, to be looked at: arguments are the port and, perhaps, a GeoJSON ground. */
final class LookAtPages {
    private LookAtPages() {}

    public static void main(String[] args) throws Exception {
        var city = new MadeUpCity()
                .with(new Sample(48).danger().shift(0.004).view())
                .with(new Sample(47)
                        .category("VIA-01")
                        .place("Avenida de los Castros 40")
                        .status(Status.UNDER_STUDY)
                        .reports(1)
                        .shift(-0.006)
                        .view())
                .with(new Sample(46)
                        .category("LIM-01")
                        .place("Plaza de Pombo")
                        .status(Status.IN_PROGRESS)
                        .shift(0.0041)
                        .view())
                .with(new Sample(45)
                        .status(Status.RESOLVED)
                        .closingText("Se ha cambiado la lámpara y revisado la línea.")
                        .view())
                .with(new Sample(44)
                        .category("VIA-01")
                        .place("Calle Alta 3")
                        .status(Status.NOT_PROCEEDING)
                        .closingText("Está dentro de una obra ya contratada.")
                        .shift(0.012)
                        .view())
                .with(new Sample(43)
                        .category("LIM-01")
                        .place("Playa del Sardinero")
                        .status(Status.RESOLVED)
                        .shift(0.02)
                        .view());
        city.report = MadeUpCity.report(city.incidents.get(3), true);
        if (args.length > 1) {
            city.ground = Buffer.buffer(Files.readAllBytes(Path.of(args[1])));
        }
        var vertx = Vertx.vertx();
        var router = Router.router(vertx);
        new Portal(city, MadeUpCity.settings()).mount(router);
        vertx.createHttpServer()
                .requestHandler(router)
                .listen(Integer.parseInt(args[0]), "127.0.0.1")
                .onFailure(Throwable::printStackTrace);
    }
}
