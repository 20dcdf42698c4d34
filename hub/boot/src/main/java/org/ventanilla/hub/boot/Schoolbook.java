package org.ventanilla.hub.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.Example;
import org.ventanilla.hub.classify.CategoryModel;
import org.ventanilla.hub.classify.CategoryTraining;
import org.ventanilla.hub.classify.Classifying;
import org.ventanilla.hub.classify.Sample;
import org.ventanilla.hub.understand.Understanding;

/**
 * What the examples in the city's folder teach, for a hub to which nobody has confirmed anything yet. Learning takes seconds, so
 * it is kept for the next start, under a name that changes with the city's files and the program.
 */
final class Schoolbook {
    private static final Logger LOG = LoggerFactory.getLogger(Schoolbook.class);

    private final City city;
    private final Path folder;

    /** @param folder of the city's files */
    Schoolbook(City city, Path folder) {
        this.city = city;
        this.folder = folder;
    }

    /** The examples as training needs them; none without the file. */
    List<Sample> samples() {
        return new Understanding(city).samples(Example.read(folder, city));
    }

    /**
     * What they teach; empty without the file.
     *
     * @param shelf folder to keep it in; null to learn anew each time
     */
    Optional<Classifying> learned(@Nullable Path shelf) throws IOException {
        if (Files.notExists(folder.resolve(Example.FILE))) {
            return Optional.empty();
        }
        Path kept = shelf == null ? null : shelf.resolve("examples-" + edition() + ".json");
        CategoryModel model = kept == null ? null : CategoryModelFile.usable(kept);
        if (model != null) {
            return Optional.of(new Classifying(model));
        }
        try {
            model = CategoryTraining.ofExamples(samples());
        } catch (IllegalArgumentException e) {
            LOG.warn("nothing learned of {} cause={}", Example.FILE, e.getMessage());
            return Optional.empty();
        }
        if (kept != null) {
            keep(model, kept);
        }
        return Optional.of(new Classifying(model));
    }

    /** Of the program, the categories of today and the files that say what an example is worth. */
    private String edition() throws IOException {
        var digest = new StringBuilder(Version.text());
        city.taxonomy().categories().forEach(c -> digest.append(c.code()));
        for (String name : List.of(Example.FILE, "taxonomy.yaml", "place_language.yaml")) {
            digest.append(DigestUtils.sha256Hex(Files.readAllBytes(folder.resolve(name))));
        }
        return DigestUtils.sha256Hex(digest.toString()).substring(0, 16);
    }

    private static void keep(CategoryModel model, Path kept) {
        try {
            Files.createDirectories(kept.getParent());
            try (Stream<Path> others = Files.list(kept.getParent())) {
                for (Path old : others.filter(f -> f.getFileName().toString().startsWith("examples-"))
                        .toList()) {
                    Files.deleteIfExists(old);
                }
            }
            model.write(kept);
        } catch (IOException e) {
            LOG.warn("what the examples teach is learned again at the next start: it cannot be kept", e);
        }
    }
}
