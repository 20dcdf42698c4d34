package org.ventanilla.hub.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.classify.CategoryModel;
import org.ventanilla.hub.classify.Classifying;

/** The file of {@code train category} that a city names, or its examples. A newer file is taken up while the hub runs. */
final class CategoryModelFile implements Supplier<Optional<Classifying>> {
    private static final Logger LOG = LoggerFactory.getLogger(CategoryModelFile.class);

    private final @Nullable Path file;
    private volatile Loaded loaded;

    private record Loaded(Optional<Classifying> classifying, @Nullable FileTime written) {}

    private CategoryModelFile(@Nullable Path file, Loaded loaded) {
        this.file = file;
        this.loaded = loaded;
    }

    /**
     * The one that the city's settings name, or what the city's examples teach; one that is learned in the night may be there
     * later.
     *
     * @param folder of the city's files
     * @param shelf where what the examples teach is kept; null to learn it anew
     * @throws IOException when it cannot be used
     */
    static CategoryModelFile of(City city, Path folder, @Nullable Path shelf) throws IOException {
        String name = city.settings().categoryModel();
        Path file = name.isEmpty() ? null : folder.resolve(name);
        boolean awaited = city.settings().trainedAt() != null;
        return file != null && (!awaited || usable(file) != null)
                ? at(file)
                : new CategoryModelFile(file, new Loaded(new Schoolbook(city, folder).learned(shelf), null));
    }

    /** Null when there is none, or one of another version of the program; that one is learned again. */
    static @Nullable CategoryModel usable(Path file) {
        try {
            return Files.exists(file) ? CategoryModel.read(file) : null;
        } catch (IOException e) {
            LOG.warn("model of categories is learned again file={}", file.getFileName(), e);
            return null;
        }
    }

    static CategoryModelFile at(Path file) throws IOException {
        return new CategoryModelFile(file, load(file));
    }

    private static Loaded load(Path file) throws IOException {
        FileTime written = Files.getLastModifiedTime(file);
        return new Loaded(Optional.of(new Classifying(CategoryModel.read(file))), written);
    }

    @Override
    public Optional<Classifying> get() {
        return loaded.classifying();
    }

    /** Looks whether it was trained again; one that cannot be used changes nothing. */
    void refresh() {
        if (file == null || (loaded.written() == null && Files.notExists(file))) {
            return;
        }
        try {
            if (!Files.getLastModifiedTime(file).equals(loaded.written())) {
                loaded = load(file);
                LOG.info("new model of categories taken up file={}", file.getFileName());
            }
        } catch (IOException e) {
            LOG.warn("model of categories not taken up, the one before stays cause={}", e.getMessage());
        }
    }
}
