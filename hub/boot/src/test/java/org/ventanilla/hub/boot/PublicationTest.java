package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.Publication;
import org.ventanilla.hub.incident.Spot;
import org.ventanilla.hub.store.Migrations;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;

/**
 * Random incidents under random rules, and every door that anybody can go through: nowhere a point, a name of a place or a
 * photo that the rule does not allow, nowhere a private incident, nowhere anything about a person.
 */
class PublicationTest {
    private static final List<String> RULES = List.of("public", "street", "area", "private");
    private static final double STEP = 0.002;
    private static final String NAME = "Zacarías Marcador";
    private static final String MAIL = "zacarias@marcador.example";
    private static final String PHONE = "600111222";
    private static final String WORDS = "marcadordepalabras";

    private static final Ground GROUND = Ground.open();

    /** What all tries stand on; each has a city of its own in the one database. */
    private record Ground(Vertx vertx, Path folder, EmbeddedDatabase database, AtomicInteger towns) {
        static Ground open() {
            try {
                Path folder = Files.createTempDirectory("rules");
                var database = EmbeddedDatabase.start(folder.resolve("db"));
                Migrations.apply(database.address());
                return new Ground(Vertx.vertx(), folder, database, new AtomicInteger());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @AfterContainer
    static void close() throws IOException {
        Running.joined(GROUND.vertx().close().toCompletionStage());
        GROUND.database().close();
    }

    /** What was put in, and what may come out of it. */
    private record Secret(
            long id,
            Publication rule,
            String category,
            Spot spot,
            @Nullable String street,
            String before,
            String after) {
        String lat() {
            return digits(spot.lat());
        }

        String lon() {
            return digits(spot.lon());
        }

        private static String digits(double value) {
            return String.format(Locale.ROOT, "%.8f", value).replaceFirst("\\d\\d$", "");
        }
    }

    @Property(tries = 5, shrinking = ShrinkingMode.OFF)
    void nothing_is_seen_that_its_rule_does_not_allow(
            @ForAll long seed, @ForAll @IntRange(min = 4, max = 12) int incidents) throws IOException {
        var random = new Random(seed);
        try (var town = RuledTown.open(
                GROUND.vertx(),
                GROUND.database(),
                GROUND.folder().resolve("town" + GROUND.towns().incrementAndGet()),
                was -> RULES.get(random.nextInt(RULES.size())))) {
            List<Secret> secrets = new ArrayList<>();
            var taken = new HashSet<String>();
            for (int i = 0; i < incidents; i++) {
                secrets.add(secret(town, random, taken, i));
            }
            aPersonReports(town);
            RuledTown.got(town.rooms.openData().publish());

            Map<String, String> all =
                    town.everything(secrets.stream().map(Secret::id).toList());

            for (Secret secret : secrets) {
                all.forEach((door, body) -> tellsNoMore(secret, door, body));
                structure(town, secret);
                searches(town, secret);
                photos(town, secret);
            }
            all.forEach((door, body) -> assertThat(body)
                    .as(door)
                    .doesNotContain(NAME)
                    .doesNotContain(MAIL)
                    .doesNotContain(PHONE)
                    .doesNotContain(WORDS));
        }
    }

    private static Secret secret(RuledTown town, Random random, Set<String> taken, int i) {
        List<Category> categories = List.copyOf(town.city.taxonomy().categories());
        Category category = categories.get(random.nextInt(categories.size()));
        boolean isPublic = category.isPublic() && random.nextInt(10) > 0;
        var streets = town.city.gazetteer().streets();
        String street = streets.get(random.nextInt(streets.size())).name();
        String place = random.nextInt(4) == 0 ? "Rincón Secreto " + (1000 + i) : street + " " + (7000 + i);
        double wide =
                STEP / Math.cos(Math.toRadians(town.city.settings().centre().lat()));
        var spot = new Spot(
                offMiddle(43.44, STEP, random, taken),
                offMiddle(-3.85, wide, random, taken),
                random.nextInt(4000),
                random.nextInt(4000),
                1 + random.nextInt(60),
                place,
                "MAP",
                "Centro");
        String before = town.photo(town.city.id() + "-before-" + i);
        String after = town.photo(town.city.id() + "-after-" + i);
        Instant at = Instant.now().minus(random.nextInt(80), ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
        long id = town.incident(category.code(), isPublic, spot, at, before);
        if (random.nextBoolean()) {
            town.close(id, "Ya está hecho.", after);
        }
        Publication rule = isPublic ? category.publication() : Publication.NEVER;
        return new Secret(id, rule, category.code(), spot, place.startsWith(street) ? street : null, before, after);
    }

    /**
     * Somewhere in the city, and by chance neither in the middle of a square, which may be told, nor where another incident is,
     * of which everything may be told.
     *
     * @param side of a square, in degrees
     */
    private static double offMiddle(double base, double side, Random random, Set<String> taken) {
        while (true) {
            double value = base + random.nextDouble() * 0.04;
            double inSquare = value / side - Math.floor(value / side);
            if (Math.abs(inSquare - 0.5) > 0.2 && taken.add(Secret.digits(value))) {
                return value;
            }
        }
    }

    /** Whole reports go the way of all reports; triage may file it as whatever it understands. */
    private static void aPersonReports(RuledTown town) {
        var reporter =
                new Reporter(MAIL, Reporter.AddressKind.EMAIL, NAME, "es", Reporter.Assurance.VERIFIED, true, null);
        var submission = Submission.draft("buzon", "email", "buzon:" + town.city.id())
                .connectorVersion("1")
                .reporter(reporter)
                .typed("La farola de la calle Castilla 27 está apagada, " + WORDS + ". Mi teléfono es " + PHONE)
                .made();
        RuledTown.got(town.rooms.intake().accept(submission));
        town.triage();
    }

    private static void tellsNoMore(Secret s, String door, String body) {
        if (s.rule() != Publication.EXACT) {
            assertThat(body)
                    .as(s.rule() + " at " + door)
                    .doesNotContain(s.lat())
                    .doesNotContain(s.lon());
            assertThat(body).as(s.rule() + " at " + door).doesNotContain(place(s));
            assertThat(body).as(s.rule() + " at " + door).doesNotContain(s.before());
        }
        if (s.rule() == Publication.AREA || s.rule() == Publication.NEVER) {
            assertThat(body).as(s.rule() + " at " + door).doesNotContain(s.after());
        }
    }

    private static void structure(RuledTown town, Secret s) {
        var answer = town.web.get(URI.create("/v1/incidents/" + s.id()));
        boolean listed = ids(town, "/v1/incidents?limit=500").contains(s.id());
        if (s.rule() == Publication.NEVER) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(listed).isFalse();
            assertThat(town.body("/v1/incidents.csv?limit=500")).doesNotContain("IN-" + s.id() + ",");
            assertThat(town.body("/v1/incidents.atom?limit=500")).doesNotContain("/incidents/" + s.id() + "<");
            assertThat(town.body("/open311/v2/bulk.csv")).doesNotContain("IN-" + s.id() + ":");
            return;
        }
        assertThat(listed).isTrue();
        var json = new JsonObject(answer.body());
        assertThat(json.getString("area")).isEqualTo("Centro");
        switch (s.rule()) {
            case EXACT -> {
                assertThat(json.getDouble("lat")).isEqualTo(s.spot().lat());
                assertThat(json.getString("place")).isEqualTo(s.spot().place());
            }
            case STREET -> {
                assertThat(Math.abs(json.getDouble("lat") - s.spot().lat())).isBetween(0.2 * STEP * 0.9, STEP);
                assertThat(json.getInteger("precisionM")).isGreaterThan(160);
                assertThat(json.getString("place")).isEqualTo(s.street());
            }
            default -> {
                assertThat(json.containsKey("lat")).isFalse();
                assertThat(json.containsKey("place")).isFalse();
            }
        }
    }

    /** Halving a box must not find what is not shown, and neither must words. */
    private static void searches(RuledTown town, Secret s) {
        String tight = box(s.spot().lat(), s.spot().lon(), 0.00002);
        boolean exact = s.rule() == Publication.EXACT;
        assertThat(ids(town, "/v1/incidents?limit=500&bbox=" + tight).contains(s.id()))
                .isEqualTo(exact);
        assertThat(numbers(town, tight).contains(Long.toString(s.id()))).isEqualTo(exact);
        String number = place(s);
        assertThat(ids(town, "/v1/incidents?limit=500&q=" + encode(number)).contains(s.id()))
                .isEqualTo(exact);
        if (s.rule() == Publication.STREET) {
            var shown = new JsonObject(town.body("/v1/incidents/" + s.id()));
            String there = box(shown.getDouble("lat"), shown.getDouble("lon"), 0.00002);
            assertThat(ids(town, "/v1/incidents?limit=500&bbox=" + there)).contains(s.id());
            if (s.street() != null) {
                assertThat(ids(town, "/v1/incidents?limit=500&q=" + encode(s.street())))
                        .contains(s.id());
            }
        }
        if (s.rule() == Publication.AREA) {
            assertThat(ids(town, "/v1/incidents?limit=500&bbox=-4.5,43,-3,44")).doesNotContain(s.id());
            assertThat(ids(town, "/v1/incidents?limit=500&area=Centro")).contains(s.id());
        }
    }

    private static void photos(RuledTown town, Secret s) {
        int before = town.web.get(URI.create("/media/" + s.before() + "/web")).statusCode();
        assertThat(before).isEqualTo(s.rule() == Publication.EXACT ? 200 : 404);
        int after = town.web.get(URI.create("/media/" + s.after() + "/thumb")).statusCode();
        boolean closed = s.rule() != Publication.NEVER
                && !new JsonObject(town.body("/v1/incidents/" + s.id()))
                        .getString("status")
                        .equals("RECEIVED");
        boolean may = s.rule() == Publication.EXACT || s.rule() == Publication.STREET;
        assertThat(after).isEqualTo(closed && may ? 200 : 404);
    }

    private static String place(Secret s) {
        return Objects.requireNonNull(s.spot().place());
    }

    private static List<Long> ids(RuledTown town, String path) {
        return Web.objects(town.json(path).getJsonArray("incidents")).stream()
                .map(i -> Long.valueOf(i.getString("id")))
                .toList();
    }

    /** Numbers of the incidents that Open311 finds in a box. */
    private static List<String> numbers(RuledTown town, String box) {
        var found =
                new io.vertx.core.json.JsonArray(town.body("/open311/v2/requests.json?extensions=true&bbox=" + box));
        return Web.objects(found).stream()
                .map(r -> r.getJsonObject("extended_attributes")
                        .getString("incident")
                        .replace("IN-", ""))
                .toList();
    }

    private static String box(double lat, double lon, double half) {
        return String.format(Locale.ROOT, "%.8f,%.8f,%.8f,%.8f", lon - half, lat - half, lon + half, lat + half);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
