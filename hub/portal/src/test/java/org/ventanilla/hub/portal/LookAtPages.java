package org.ventanilla.hub.portal;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.opendata.DataFile;
import org.ventanilla.hub.opendata.Statistics;
import org.ventanilla.hub.opendata.Statistics.Line;
import org.ventanilla.hub.opendata.Statistics.Share;
import org.ventanilla.hub.opendata.Statistics.Sums;

/** Serves the site with made-up data, to be looked at: arguments are the port and, perhaps, a GeoJSON ground. */
final class LookAtPages {
    private LookAtPages() {}

    private static List<DataFile> files() {
        var day = LocalDate.of(2026, 11, 29);
        String sum = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        return List.of(
                new DataFile(day, "incidencias-2026-11-29.csv", "text/csv", 1_204_511, sum),
                new DataFile(day, "incidencias-2026-11-29.geojson", "application/geo+json", 2_409_022, sum),
                new DataFile(day, "incidencias-2026-11-29.csv-metadata.json", "application/csvm+json", 4_511, sum),
                new DataFile(day, "incidencias-2026-11-29.schema.json", "application/schema+json", 3_022, sum));
    }

    private static Statistics figures() {
        var months = List.of(new Line("2026-10", 311, 280, 4.5), new Line("2026-11", 240, 199, 3.0));
        var categories = List.of(new Line("ALU-01", 300, 280, 4.0), new Line("VIA-01", 251, 199, null));
        var areas = List.of(new Line("Centro", 320, 300, 3.0), new Line("", 40, 12, 9.5));
        var channels = List.of(new Share("correo", 300, 54.4), new Share("sms", 251, 45.6));
        var sums = new Sums(new Line("", 551, 479, 3.5), categories, areas, months, channels);
        return new Statistics(LocalDate.of(2026, 11, 29), "incidencias-2026-11-29.csv", "9f86", sums);
    }

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
        city.files.addAll(files());
        city.statistics = figures();
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
