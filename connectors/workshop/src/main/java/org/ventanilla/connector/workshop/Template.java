package org.ventanilla.connector.workshop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The files of a new connector. Every file is a resource of this module, listed in {@code template/files}; {@code @name@} and
 * {@code @Name@} in its path and its text stand for the channel.
 *
 * @param name the channel's word
 */
record Template(String name) {
    private static final String ROOT = "template/";

    /** Paths of the files below the module's folder. */
    List<String> files() {
        return text("files").lines().filter(line -> !line.isBlank()).toList();
    }

    /** Writes them all into a folder that is not there yet. */
    void write(Path folder) throws IOException {
        for (String file : files()) {
            Path target = folder.resolve(filled(file));
            Files.createDirectories(target.getParent());
            Files.writeString(target, filled(text(file)));
        }
    }

    private String filled(String text) {
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return text.replace("@name@", name).replace("@Name@", capital);
    }

    private static String text(String file) {
        try (var in = Template.class.getResourceAsStream(ROOT + file)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + ROOT + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
