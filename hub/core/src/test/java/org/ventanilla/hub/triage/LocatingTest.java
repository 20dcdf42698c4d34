package org.ventanilla.hub.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.TestHub.CITY;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.GeocoderServer;
import org.ventanilla.hub.city.LatLon;
import org.ventanilla.hub.geocode.GeocoderSettings;
import org.ventanilla.hub.geocode.Geocoding;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.match.Matching;
import org.ventanilla.hub.understand.Understanding;
import org.ventanilla.model.GivenLocation;
import org.ventanilla.model.Submission;

@ExtendWith(VertxExtension.class)
class LocatingTest {
    private static final String HOUSE =
            """
            {"features":[{"geometry":{"type":"Point","coordinates":[-3.8125,43.4655]},"properties":{"osm_key":"building",
             "osm_value":"yes","street":"Calle Zurbarán Alto","housenumber":"5","city":"Santander"}}]}""";

    private TriageRoom room;
    private GeocoderServer server;
    private Triage triage;
    private int said;

    @BeforeEach
    void open(Vertx vertx, @TempDir Path files) {
        room = new TriageRoom(vertx, files);
        server = new GeocoderServer(vertx);
        triage = triage(vertx, Duration.ofSeconds(60));
    }

    private Triage triage(Vertx vertx, Duration wait) {
        var settings = new GeocoderSettings(
                GeocoderSettings.Service.PHOTON,
                server.url(),
                "buzon@ciudad.example",
                Set.of("127.0.0.1"),
                1000,
                Duration.ofSeconds(60),
                wait,
                Duration.ofDays(90),
                true);
        var geocoding = Geocoding.of(vertx, room.hub.clock, room.hub.database.pool(), CITY, settings);
        var judgement = new Triage.Judgement(CITY, new Understanding(CITY), new Matching(CITY), geocoding);
        return new Triage(vertx, room.hub.triageRooms(), judgement, room.hub.numbers);
    }

    @AfterEach
    void close() {
        server.close();
        room.close();
    }

    private IncidentView file(String text, @Nullable GivenLocation at) {
        get(room.hub.intake.accept(Submission.draft("web", "web", "web:" + said++)
                .connectorVersion("1")
                .typed(text)
                .location(at)
                .made()));
        room.hub.file(triage);
        return room.incidents().get(0);
    }

    private static GivenLocation at(double lat, double lon) {
        return new GivenLocation(lat, lon, 5.0, GivenLocation.Obtained.MAP, null);
    }

    @Test
    void a_street_that_is_not_ours_is_asked_for_and_nothing_else_is_told() {
        server.says(HOUSE);
        var filed = file(
                "Soy Rosa Peña, vivo con mi madre enferma. Hay un socavón en la Calle Zurbarán Alto 5, 3º izquierda. Tel. 600111222",
                null);
        assertThat(filed.lat()).isEqualTo(43.4655);
        assertThat(filed.place()).isEqualTo("Calle Zurbarán Alto 5");
        assertThat(filed.precisionM()).isEqualTo(25);
        assertThat(server.asked)
                .singleElement()
                .asString()
                .matches("/api\\?(.*&)?q=Calle Zurbarán Alto 5, Santander(&.*)?");
        assertThat(server.asked.get(0)).doesNotContain("Rosa", "madre", "socav", "600", "3º");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hay un socavón en la calle Burgos 12",
                "Hay un socavón en mi calle",
                "socavon en la calle zurbaran alto que da pena mi vecina rosa",
                "Hay un socavón en la calle Zurbarán Alto 5, en Torrelavega",
                "Hay un socavón enorme"
            })
    void nobody_is_asked_for_what_is_known_or_not_said(String text) {
        server.says(HOUSE);
        file(text, null);
        assertThat(server.asked).isEmpty();
    }

    @Test
    void a_point_that_came_along_says_it_better_than_anybody() {
        server.says(HOUSE);
        var filed = file("Socavón en la Calle Zurbarán Alto 5", at(43.4600, -3.8200));
        assertThat(server.asked).noneMatch(asked -> asked.startsWith("/api"));
        assertThat(filed.lat()).isEqualTo(43.46);
    }

    @Test
    void a_service_that_is_silent_keeps_no_report_waiting() {
        server.isSilent();
        triage = triage(room.hub.vertx, Duration.ofMillis(20));
        var filed = file("Hay un socavón en la Calle Zurbarán Alto 5", null);
        assertThat(filed.lat()).isNull();
        assertThat(filed.category()).startsWith("VIA-");
    }

    @Test
    void a_point_beside_nothing_of_ours_is_named_by_others() {
        server.says(HOUSE);
        var filed = file("Hay un socavón", at(43.4655, -3.8125));
        boolean ours = CITY.gazetteer().beside(new LatLon(43.4655, -3.8125)).isPresent();
        assertThat(filed.place()).isNotNull();
        assertThat(server.asked).hasSize(ours ? 0 : 1);
    }

    @Test
    void a_point_beside_a_house_of_ours_is_named_after_it_without_asking() {
        var street = CITY.gazetteer().streets().stream()
                .filter(s -> !s.numbers().isEmpty())
                .findFirst()
                .orElseThrow();
        var house = street.numbers().get(0);
        var filed = file("Hay un socavón", at(house.at().lat(), house.at().lon()));
        assertThat(filed.place()).isEqualTo(street.name() + " ≈" + house.number());
        assertThat(server.asked).isEmpty();
    }
}
