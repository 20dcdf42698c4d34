package org.ventanilla.hub.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.match.MatchTrial;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train match --data FILE --out MODEL}: learns when two reports are about one thing. */
@Command(
        name = "match",
        description = {
            "Learns when two reports are about one thing, of reports whose incident somebody named.",
            "The model holds numbers and codes, no word of a citizen."
        })
final class TrainMatchCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private @Nullable Source source;

    @Option(names = "--out", required = true, description = "where to write the model")
    private @Nullable Path out;

    @Option(
            names = "--wrong",
            defaultValue = "8",
            description = "of 1,000 new reports, how many may be joined wrongly (default: ${DEFAULT-VALUE})")
    private double wrong = 8;

    @Spec
    private @Nullable CommandSpec spec;

    /** What to learn from. */
    static final class Source {
        @Option(names = "--data", description = "JSON lines: id, incidentId, createdAt, category, lat, lon …")
        private @Nullable Path data;

        @Option(names = "--config", description = "the hub of this configuration: what its staff decided")
        private @Nullable Path config;
    }

    @Override
    public Integer call() throws IOException {
        var line = Objects.requireNonNull(spec).commandLine();
        var contents = contents(Objects.requireNonNull(source));
        contents.broken().forEach(line.getErr()::println);
        var model = new MatchTrial(contents.reports()).train(wrong);
        model.write(Objects.requireNonNull(out));
        line.getOut()
                .println("learned from " + model.reports() + " of "
                        + contents.reports().size() + " reports; written to " + out);
        return 0;
    }

    private static LabelledFile.Contents contents(Source from) throws IOException {
        return from.config == null
                ? LabelledFile.read(Objects.requireNonNull(from.data))
                : new LabelledFile.Contents(LabelledHub.read(from.config), List.of());
    }
}
