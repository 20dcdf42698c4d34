package org.ventanilla.hub.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.boot.gazetteer.GazetteerImport;
import org.ventanilla.hub.boot.gazetteer.Source;
import org.ventanilla.hub.city.City;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import-gazetteer FILE --city DIR}: streets, house numbers and places of another source. */
@Command(
        name = "import-gazetteer",
        description = {
            "Adds streets, house numbers and named places to the city's files.",
            "Reads CSV, GeoJSON and extracts of OpenStreetMap (.osm). What is in the files already stays as it is."
        },
        mixinStandardHelpOptions = true)
final class ImportGazetteerCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "what to take from")
    private @Nullable Path file;

    @Option(names = "--city", required = true, description = "folder of the city's files, for example config/santander")
    private @Nullable Path folder;

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; by the name of the file when left out")
    private @Nullable Source format;

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "WORD=COLUMN",
            description = "columns or properties: street, number, name, type, lat, lon")
    private Map<String, String> columns = new HashMap<>();

    @Option(names = "--report", description = "where to write what was skipped (default: beside FILE)")
    private @Nullable Path report;

    @Option(names = "--dry-run", description = "reads and reports, changes nothing")
    private boolean dryRun;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var line = Objects.requireNonNull(spec).commandLine();
        Path from = Objects.requireNonNull(file);
        Path into = Objects.requireNonNull(folder);
        if (!Files.isReadable(from)) {
            throw new ParameterException(line, "there is no such file to read: " + from);
        }
        var source = (format == null ? Source.of(from) : java.util.Optional.of(format))
                .orElseThrow(() -> new ParameterException(
                        line, "say what sort of file it is with --format; a .pbf becomes a .osm with osmium cat"));
        var found = new GazetteerImport(City.load(into), String.valueOf(from.getFileName()));
        try {
            found.read(source, from, byColumn());
        } catch (Source.Unreadable e) {
            line.getErr().println(from + ": " + e.getMessage() + "; nothing was changed");
            return 2;
        }
        line.getOut().println(found.summary());
        if (found.hasSkipped()) {
            Path list = report == null ? from.resolveSibling(from.getFileName() + ".skipped.csv") : report;
            found.writeSkipped(list);
            line.getOut().println("what was skipped, and why: " + list);
        }
        if (!dryRun) {
            found.write(into);
        }
        return 0;
    }

    private Map<String, String> byColumn() {
        Map<String, String> words = new HashMap<>();
        columns.forEach((word, column) -> words.put(column, word));
        return words;
    }
}
