package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.classify.CategoryModel;
import org.ventanilla.hub.classify.CategoryTraining;
import org.ventanilla.hub.classify.CategoryTraining.Trained;
import org.ventanilla.hub.classify.Sample;

/**
 * Learns every night what reports are about, of what the city's people confirmed, and takes what was learned when it is no worse
 * than what is used. One process for each copy of the city's folder does it; what it did stands in a file beside the model.
 */
final class NightSchool {
    private static final Logger LOG = LoggerFactory.getLogger(NightSchool.class);
    /** A hub that starts in the morning does not make up for the night. */
    private static final Duration WINDOW = Duration.ofHours(3);

    private static final int VERSIONS = 7;

    private final @Nullable LocalTime at;
    private final ZoneId zone;
    private final Path model;
    private final Clock clock;
    private final Supplier<List<Sample>> samples;
    private final Supplier<List<Sample>> examples;
    private volatile Optional<Lesson> last = Optional.empty();

    /** What a night brought: how many unseen reports judged it, the share it found, and what the one in use finds of them. */
    record Lesson(Instant at, int judged, double right, @Nullable Double before, boolean taken) {}

    /** @param samples may block */
    NightSchool(City city, Path folder, Clock clock, Supplier<List<Sample>> samples) {
        this.at = city.settings().trainedAt();
        this.zone = city.settings().timeZone();
        this.model = folder.resolve(city.settings().categoryModel());
        this.clock = clock;
        this.samples = samples;
        this.examples = new Schoolbook(city, folder)::samples;
    }

    Optional<Lesson> last() {
        return last;
    }

    /** Learns when it is time and nobody did yet. */
    Future<Void> look(Vertx vertx) {
        LocalDate night = due();
        return night == null
                ? Future.succeededFuture()
                : vertx.executeBlocking(
                        () -> {
                            learn(night);
                            return null;
                        },
                        false);
    }

    /** The day whose night it is; null outside of it. */
    private @Nullable LocalDate due() {
        if (at == null) {
            return null;
        }
        var now = clock.instant().atZone(zone);
        LocalDate today = now.toLocalDate();
        LocalDate begun = now.toLocalTime().isBefore(at) ? today.minusDays(1) : today;
        Duration since = Duration.between(begun.atTime(at).atZone(zone), now);
        return since.compareTo(WINDOW) < 0 ? begun : null;
    }

    private void learn(LocalDate night) throws IOException {
        try (var lock = FileChannel.open(beside(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.tryLock()) {
            if (held != null && !isDone(night)) {
                note(night, trained(night));
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("another hub of this process learns", e);
        }
    }

    private boolean isDone(LocalDate night) throws IOException {
        Path log = beside(".log");
        return Files.exists(log)
                && Files.readString(log).lines().anyMatch(line -> line.contains("\"night\":\"" + night + "\""));
    }

    private @Nullable Lesson trained(LocalDate night) throws IOException {
        List<Sample> all = samples.get();
        CategoryModel current = CategoryModelFile.usable(model);
        Trained trained;
        try {
            trained = new CategoryTraining(all, examples.get()).train(current);
        } catch (IllegalArgumentException e) {
            LOG.info("categories not learned reports={} cause={}", all.size(), e.getMessage());
            return null;
        }
        if (trained.isNoWorse()) {
            keep(night);
            trained.model().write(model);
        }
        var lesson =
                new Lesson(clock.instant(), trained.judged(), trained.right(), trained.before(), trained.isNoWorse());
        LOG.info(
                "categories learned reports={} judged={} right={} before={} taken={}",
                all.size(),
                lesson.judged(),
                lesson.right(),
                lesson.before(),
                lesson.taken());
        last = Optional.of(lesson);
        return lesson;
    }

    private void note(LocalDate night, @Nullable Lesson lesson) throws IOException {
        var line = new JsonObject().put("night", night.toString());
        if (lesson != null) {
            line.put("judged", lesson.judged()).put("right", lesson.right());
            line.put("before", lesson.before()).put("taken", lesson.taken());
        }
        Files.writeString(beside(".log"), line.encode() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The one in use stays under the date of the night in which another took its place. */
    private void keep(LocalDate night) throws IOException {
        if (Files.exists(model)) {
            Files.copy(model, beside("." + night + ".old"), StandardCopyOption.REPLACE_EXISTING);
        }
        try (Stream<Path> files = Files.list(model.toAbsolutePath().getParent())) {
            List<Path> old = files.filter(f -> f.getFileName().toString().startsWith(model.getFileName() + ".")
                            && f.toString().endsWith(".old"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path forgotten : old.subList(Math.min(VERSIONS, old.size()), old.size())) {
                Files.delete(forgotten);
            }
        }
    }

    private Path beside(String suffix) {
        return model.resolveSibling(model.getFileName() + suffix);
    }
}
