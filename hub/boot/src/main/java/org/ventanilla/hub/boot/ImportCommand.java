package org.ventanilla.hub.boot;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.boot.history.Format;
import org.ventanilla.hub.boot.history.History;
import org.ventanilla.hub.boot.history.History.Tally;
import org.ventanilla.hub.boot.history.Mapping;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import FILE --config FILE}: what a city was told before it had this hub. */
@Command(
        name = "import",
        description = {
            "Brings in history: JSON lines, CSV, service requests of Open311 (XML, JSON, bulk file).",
            "Every report keeps its dates, nobody is told anything. Run it again after an interruption."
        },
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    private static final int SOME_LEFT = 1;

    @Parameters(paramLabel = "FILE", description = "what to bring in")
    private @Nullable Path file;

    @Option(names = "--config", required = true, description = "the configuration of the hub")
    private @Nullable Path config;

    @Option(names = "--mapping", description = "YAML file: which column holds what, their words for ours")
    private @Nullable Path mapping;

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; by the name of the file when left out")
    private @Nullable Format format;

    @Option(names = "--encoding", defaultValue = "UTF-8", description = "of the file (default: ${DEFAULT-VALUE})")
    private Charset encoding = StandardCharsets.UTF_8;

    @Option(
            names = "--as",
            defaultValue = "history",
            description =
                    "name of the source: with the id of a record it is its key for ever (default: ${DEFAULT-VALUE})")
    private String instance = "history";

    @Option(names = "--photos", description = "takes photos whose files lie beside FILE, or in folders there")
    private boolean photos;

    @Option(
            names = "--photo-host",
            paramLabel = "HOST",
            description = "fetches photos from this host; may be given again")
    private Set<String> photoHosts = Set.of();

    @Option(names = "--report", description = "where to write what could not be understood (default: beside FILE)")
    private @Nullable Path report;

    @Option(names = "--dry-run", description = "reads and reports, hands nothing in")
    private boolean dryRun;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var line = Objects.requireNonNull(spec).commandLine();
        Path from = Objects.requireNonNull(file);
        if (!Files.isReadable(from)) {
            throw new ParameterException(line, "there is no such file to read: " + from);
        }
        if (!instance.matches("[a-z0-9][a-z0-9_-]{0,39}")) {
            throw new ParameterException(line, "--as: expected 1 to 40 of a-z, 0-9, '-', '_'");
        }
        Settings settings = RunCommand.settings(Objects.requireNonNull(config));
        var out = line.getOut();
        var clock = Clock.systemUTC();
        try (var hub = new ImportHub(settings, clock, dryRun)) {
            var history = new History(hub.city(), source(from, clock.instant()));
            history.bring(hub.rooms(), new ProgressBar(out, isTerminal(), clock));
            return told(history, from, out);
        }
    }

    /** A later JDK has a console also where none is; the terminal's kind is told by none but terminals. */
    @SuppressWarnings("SystemConsoleNull")
    static boolean isTerminal() {
        return System.console() != null && System.getenv("TERM") != null;
    }

    private History.Source source(Path from, Instant now) throws IOException {
        var found = format == null ? Format.of(from) : java.util.Optional.of(format);
        var how = mapping == null ? Mapping.USUAL : Mapping.read(mapping);
        return new History.Source(
                from,
                found.orElseThrow(() -> new ParameterException(
                        Objects.requireNonNull(spec).commandLine(), "say what sort of file it is with --format")),
                encoding,
                how,
                instance,
                "import",
                now,
                photos,
                photoHosts);
    }

    private int told(History history, Path from, PrintWriter out) throws IOException {
        Path list = report == null ? from.resolveSibling(from.getFileName() + ".import.csv") : report;
        long odd = history.writeProblems(list);
        long left = history.count(Tally.LEFT, 0);
        out.println(history.count(Tally.READ, 0) + " records read: " + history.count(Tally.NEW, 0) + " brought in, "
                + history.count(Tally.KNOWN, 0) + " known from before, " + left + " left out");
        if (!history.outcomes().isEmpty()) {
            out.println("of those brought in: " + history.outcomes());
        }
        if (odd > 0) {
            out.println("something could not be understood in " + odd + " records: " + list);
        } else {
            Files.deleteIfExists(list);
        }
        return left > 0 ? SOME_LEFT : 0;
    }
}
