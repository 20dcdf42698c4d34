package org.ventanilla.hub.geocode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.TestHub.CITY;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.GeocoderServer;
import org.ventanilla.hub.TestClock;
import org.ventanilla.hub.city.LatLon;
import org.ventanilla.hub.geocode.GeocoderSettings.Service;
import org.ventanilla.hub.geocode.Geocoding.Outcome;
import org.ventanilla.hub.store.TestDatabase;

@ExtendWith(VertxExtension.class)
class GeocodingTest {
    private static final LatLon SOMEWHERE = new LatLon(43.4655, -3.8125);
    private static final LatLon BILBAO = new LatLon(43.263, -2.935);
    private static final Address ADDRESS = new Address("Calle Zurbarán Alto", 5);

    private final TestClock clock = new TestClock();
    private Vertx vertx;
    private TestDatabase database;
    private GeocoderServer server;

    @BeforeEach
    void open(Vertx given) {
        vertx = given;
        database = TestDatabase.fresh(given);
        server = new GeocoderServer(given);
    }

    @AfterEach
    void close() {
        server.close();
        database.close();
    }

    private Geocoding geocoding(Service service) {
        return geocoding(service, server.url(), Set.of("127.0.0.1"));
    }

    private Geocoding geocoding(Service service, URI url, Set<String> allowed) {
        return geocoding(service, url, allowed, Duration.ofSeconds(60));
    }

    private Geocoding geocoding(Service service, URI url, Set<String> allowed, Duration patience) {
        var settings = new GeocoderSettings(
                service, url, "buzon@ciudad.example", allowed, 1000, patience, patience, Duration.ofDays(90), true);
        return Geocoding.of(vertx, clock, database.pool(), CITY, settings);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void a_house_is_found_once_and_kept(Service service) {
        server.says(Answers.house(service, "Calle", "Zurbarán Alto", 5, SOMEWHERE));
        var geocoding = geocoding(service);
        Located found = get(geocoding.find(ADDRESS)).orElseThrow();
        assertThat(found).isEqualTo(new Located(SOMEWHERE, 25, new Address("Calle Zurbarán Alto", 5), true));
        assertThat(get(geocoding.find(new Address("CALLE ZURBARAN  ALTO", 5)))).contains(found);
        assertThat(get(geocoding(service).find(ADDRESS))).contains(found);
        assertThat(server.asked).hasSize(1);
        assertThat(server.agents).containsExactly("Ventanilla (buzon@ciudad.example)");
    }

    private static Map<String, List<String>> parameters(String uri) {
        return Arrays.stream(uri.split("[?&]"))
                .skip(1)
                .map(p -> p.split("=", 2))
                .collect(Collectors.groupingBy(
                        p -> p[0], TreeMap::new, Collectors.mapping(p -> p[1], Collectors.toList())));
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void nothing_but_the_address_and_the_city_is_told(Service service) {
        server.says(Answers.nothing(service));
        get(geocoding(service).find(ADDRESS));
        var told = parameters(server.asked.get(0));
        told.keySet()
                .removeAll(Set.of("lat", "lon", "viewbox", "bbox", "limit", "format", "addressdetails", "bounded"));
        var whole = Map.of("q", List.of("Calle Zurbarán Alto 5, Santander"));
        var parts = Map.of(
                "street", List.of("5 Calle Zurbarán Alto"),
                "city", List.of("Santander"),
                "countrycodes", List.of("es"));
        assertThat(told).isEqualTo(service == Service.NOMINATIM ? parts : whole);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void that_there_is_no_such_street_is_kept_too(Service service) {
        server.says(Answers.nothing(service));
        var geocoding = geocoding(service);
        assertThat(get(geocoding.find(ADDRESS))).isEmpty();
        assertThat(get(geocoding.find(ADDRESS))).isEmpty();
        assertThat(server.asked).hasSize(1);
        assertThat(geocoding.outcomes()).isEqualTo(Map.of(Outcome.NOT_FOUND, 1L, Outcome.KEPT, 1L));
        clock.advance(Duration.ofDays(91));
        get(geocoding.find(ADDRESS));
        assertThat(server.asked).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void the_town_another_town_and_another_street_are_no_place(Service service) {
        var geocoding = geocoding(service);
        server.says(Answers.town(service, SOMEWHERE));
        assertThat(get(geocoding.find(new Address("Calle Zurbarán Alto", 1)))).isEmpty();
        server.says(Answers.house(service, "Calle", "Zurbarán Alto", 2, BILBAO));
        assertThat(get(geocoding.find(new Address("Calle Zurbarán Alto", 2)))).isEmpty();
        server.says(Answers.house(service, "Calle", "Zurbano", 3, SOMEWHERE));
        assertThat(get(geocoding.find(new Address("Calle Zurbarán Alto", 3)))).isEmpty();
        assertThat(server.asked).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void a_point_that_is_given_for_two_streets_is_given_for_whatever_is_not_known(Service service) {
        var geocoding = geocoding(service);
        server.says(Answers.street(service, "Calle", "Zurbarán Alto", SOMEWHERE));
        var first = new Address("Calle Zurbarán Alto", null);
        assertThat(get(geocoding.find(first))).isPresent();
        server.says(Answers.street(service, "Calle", "Velázquez Bajo", SOMEWHERE));
        assertThat(get(geocoding.find(new Address("Calle Velázquez Bajo", null))))
                .isEmpty();
        assertThat(get(geocoding.find(first))).isEmpty();
        assertThat(server.asked).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void a_point_has_an_address(Service service) {
        server.says(
                service == Service.NOMINATIM
                        ? Answers.house(service, "Calle", "Zurbarán Alto", 7, SOMEWHERE)
                                .replaceAll("^\\[|\\]$", "")
                        : Answers.house(service, "Calle", "Zurbarán Alto", 7, SOMEWHERE));
        var geocoding = geocoding(service);
        var near = new LatLon(SOMEWHERE.lat() + 0.00001, SOMEWHERE.lon());
        assertThat(get(geocoding.at(near)).map(Address::name)).contains("Calle Zurbarán Alto 7");
        assertThat(get(geocoding.at(near)).map(Address::name)).contains("Calle Zurbarán Alto 7");
        var far = new LatLon(SOMEWHERE.lat() + 0.01, SOMEWHERE.lon());
        assertThat(get(geocoding.at(far))).isEmpty();
        assertThat(server.asked).hasSize(2).allMatch(asked -> asked.toLowerCase(Locale.ROOT)
                .startsWith("/reverse"));
    }

    @Test
    void who_is_away_is_left_alone_for_a_minute() {
        var gone = server.url();
        server.close();
        server = new GeocoderServer(vertx);
        var geocoding = geocoding(Service.PHOTON, gone, Set.of("127.0.0.1"));
        assertThat(get(geocoding.find(ADDRESS))).isEmpty();
        assertThat(get(geocoding.find(ADDRESS))).isEmpty();
        clock.advance(Duration.ofSeconds(61));
        assertThat(get(geocoding.find(ADDRESS))).isEmpty();
        assertThat(geocoding.outcomes()).isEqualTo(Map.of(Outcome.FAILED, 2L, Outcome.NOT_ASKED, 1L));
    }

    @Test
    void who_does_not_answer_in_time_is_not_waited_for() {
        server.isSilent();
        var geocoding = geocoding(Service.NOMINATIM, server.url(), Set.of("127.0.0.1"), Duration.ofMillis(100));
        assertThat(get(geocoding.find(ADDRESS))).isEmpty();
        assertThat(geocoding.outcomes()).isEqualTo(Map.of(Outcome.FAILED, 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Bad gateway</html>", "{\"lat\":", "[[[["})
    void what_is_no_answer_is_not_kept(String garbage) {
        server.says(garbage);
        var geocoding = geocoding(Service.CARTOCIUDAD);
        assertThat(get(geocoding.find(ADDRESS))).isEmpty();
        server.says(Answers.house(Service.CARTOCIUDAD, "Calle", "Zurbarán Alto", 5, SOMEWHERE));
        clock.advance(Duration.ofSeconds(61));
        assertThat(get(geocoding.find(ADDRESS))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]", "17", "{\"lat\":\"x\",\"lng\":{}}", "{\"features\":[{}]}"})
    void json_of_another_form_holds_nothing(String odd) {
        server.says(odd);
        for (Service service : Service.values()) {
            assertThat(get(geocoding(service).find(ADDRESS))).isEmpty();
        }
    }

    @Test
    void an_endless_answer_is_cut_off() {
        server.says("[" + " ".repeat(300 * 1024) + "]");
        var geocoding = geocoding(Service.PHOTON);
        assertThat(get(geocoding.find(ADDRESS))).isEmpty();
        assertThat(geocoding.outcomes()).containsOnlyKeys(Outcome.FAILED);
    }

    @Test
    void who_says_too_often_is_left_alone_as_long_as_it_says() {
        server.refuses(429, "120");
        var geocoding = geocoding(Service.NOMINATIM);
        get(geocoding.find(ADDRESS));
        clock.advance(Duration.ofSeconds(110));
        get(geocoding.find(ADDRESS));
        assertThat(server.asked).hasSize(1);
        clock.advance(Duration.ofSeconds(11));
        get(geocoding.find(ADDRESS));
        assertThat(server.asked).hasSize(2);
    }

    @Test
    void an_address_that_is_private_is_called_only_when_it_is_allowed() {
        server.says(Answers.house(Service.PHOTON, "Calle", "Zurbarán Alto", 5, SOMEWHERE));
        assertThat(get(geocoding(Service.PHOTON, server.url(), Set.of()).find(ADDRESS)))
                .isEmpty();
        assertThat(server.asked).isEmpty();
    }

    @Test
    void without_the_database_nobody_is_asked_and_the_service_is_not_to_blame() {
        server.says(Answers.house(Service.PHOTON, "Calle", "Zurbarán Alto", 5, SOMEWHERE));
        get(database.pool().query("drop table geocode.answer").execute());
        var geocoding = geocoding(Service.PHOTON);
        assertThat(get(geocoding.find(ADDRESS))).isEmpty();
        assertThat(server.asked).isEmpty();
        assertThat(geocoding.outcomes()).isEqualTo(Map.of(Outcome.NOT_ASKED, 1L));
    }

    @Test
    void ten_reports_of_one_street_ask_once() {
        server.says(Answers.house(Service.PHOTON, "Calle", "Zurbarán Alto", 5, SOMEWHERE));
        var geocoding = geocoding(Service.PHOTON);
        var all = IntStream.range(0, 10).mapToObj(i -> geocoding.find(ADDRESS)).toList();
        assertThat(all).allSatisfy(one -> assertThat(get(one)).isPresent());
        assertThat(server.asked).hasSize(1);
    }

    @Test
    void nobody_is_asked_unless_it_is_configured() {
        assertThat(get(Geocoding.off().find(ADDRESS))).isEqualTo(Optional.empty());
        assertThat(get(Geocoding.off().at(SOMEWHERE))).isEqualTo(Optional.empty());
    }
}
