package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.Example;
import org.ventanilla.hub.classify.Sample;

/** What is learned in the night, when, by whom, and what is kept of it. */
class NightSchoolTest {
    /** 03:30 in the city. */
    private static final Instant NIGHT = Instant.parse("2026-03-02T02:30:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger lessons = new AtomicInteger();
    private Path folder = Path.of("");

    @BeforeEach
    void copy(@TempDir Path dir) throws IOException {
        folder = dir;
        try (Stream<Path> files = Files.list(Town.HOME.resolve("config/santander"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, dir.resolve(file.getFileName()));
            }
        }
        Files.writeString(dir.resolve(Example.FILE), "code,language,danger,text\n");
        Path city = dir.resolve("city.yaml");
        Files.writeString(city, Files.readString(city) + "\nclassify: {model: category.json, nightly: '03:15'}\n");
    }

    @AfterEach
    void close() {
        Running.joined(vertx.close().toCompletionStage());
    }

    private NightSchool at(Instant now, boolean swapped) {
        return new NightSchool(City.load(folder), folder, Clock.fixed(now, ZoneOffset.UTC), () -> {
            lessons.incrementAndGet();
            return samples(swapped);
        });
    }

    private static List<Sample> samples(boolean swapped) {
        List<Sample> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Instant at = Instant.parse("2026-01-01T08:00:00Z").plusSeconds(86_400L * i);
            boolean wrong = swapped && i < 48; // the newest fifth is right, and judges
            all.add(Sample.of("a" + i, at, List.of("candil", "pocho"), Map.of(), wrong ? "RES-01" : "ALU-01"));
            all.add(Sample.of("b" + i, at, List.of("trastos", "viejos"), Map.of(), wrong ? "ALU-01" : "RES-01"));
        }
        return all;
    }

    private void look(NightSchool school) {
        Running.joined(school.look(vertx).toCompletionStage());
    }

    private boolean isWritten(String name) {
        return Files.exists(folder.resolve(name));
    }

    @Test
    void it_learns_once_a_night_and_keeps_what_was_used_before() throws IOException {
        look(at(NIGHT, false));
        look(at(NIGHT.plusSeconds(600), false));
        assertThat(lessons).hasValue(1);
        assertThat(isWritten("category.json")).isTrue();
        look(at(NIGHT.plusSeconds(86_400), false));
        assertThat(lessons).hasValue(2);
        assertThat(isWritten("category.json.2026-03-03.old")).isTrue();
        assertThat(Files.readAllLines(folder.resolve("category.json.log"))).hasSize(2);
    }

    @Test
    void one_of_another_version_is_learned_again() throws IOException {
        Path model = folder.resolve("category.json");
        Files.writeString(model, "{\"format\":1}");
        assertThat(CategoryModelFile.of(City.load(folder), folder, null).get())
                .as("the hub starts without it")
                .isEmpty();
        look(at(NIGHT, false));
        assertThat(CategoryModelFile.usable(model)).isNotNull();
    }

    @Test
    void by_day_nothing_is_learned() {
        look(at(NIGHT.minusSeconds(3_600), false));
        look(at(NIGHT.plusSeconds(3 * 3_600), false));
        assertThat(lessons).hasValue(0);
    }

    @Test
    void what_is_worse_is_not_taken() throws IOException {
        look(at(NIGHT, false));
        String good = Files.readString(folder.resolve("category.json"));
        var school = at(NIGHT.plusSeconds(86_400), true);
        look(school);
        assertThat(school.last()).hasValueSatisfying(lesson -> {
            assertThat(lesson.taken()).isFalse();
            assertThat(lesson.right()).isLessThan(lesson.before());
        });
        assertThat(Files.readString(folder.resolve("category.json"))).isEqualTo(good);
    }

    @Test
    void too_little_to_learn_from_is_no_failure() throws IOException {
        var school = new NightSchool(City.load(folder), folder, Clock.fixed(NIGHT, ZoneOffset.UTC), List::of);
        look(school);
        assertThat(school.last()).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("category.json.log"))).hasSize(1);
    }
}
