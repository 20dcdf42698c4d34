package org.ventanilla.hub.boot;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.match.MatchModel;
import org.ventanilla.hub.match.MatchTrial;
import org.ventanilla.hub.match.MatchTrial.Cross;
import org.ventanilla.hub.match.MatchTrial.Verdict;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code evaluate match --data FILE (--model MODEL | --cross period|district)}: how often reports found their incident. */
@Command(
        name = "match",
        description = "Lets labelled reports arrive again and prints how often they found their incident.")
final class EvaluateMatchCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, description = "JSON lines as of train match")
    private @Nullable Path data;

    @ArgGroup(multiplicity = "1")
    private @Nullable Source source;

    @Option(names = "--out", description = "where to write each decision with its reasons, one JSON line each")
    private @Nullable Path out;

    @Option(names = "--wrong", defaultValue = "8", description = "as of train match, for --cross")
    private double wrong = 8;

    @Spec
    private @Nullable CommandSpec spec;

    /** What decides. */
    static final class Source {
        @Option(names = "--model", description = "what train match wrote; of other reports than these")
        private @Nullable Path model;

        @Option(
                names = "--cross",
                description = "learn from three quarters, judge the fourth: ${COMPLETION-CANDIDATES}")
        private @Nullable Cross cross;
    }

    @Override
    public Integer call() throws IOException {
        var line = Objects.requireNonNull(spec).commandLine();
        var contents = LabelledFile.read(Objects.requireNonNull(data));
        contents.broken().forEach(line.getErr()::println);
        var trial = new MatchTrial(contents.reports());
        long start = System.nanoTime();
        List<Verdict> verdicts = verdicts(trial, Objects.requireNonNull(source));
        long micros = (System.nanoTime() - start) / 1000 / Math.max(1, verdicts.size());
        try (Writer written =
                out == null ? Writer.nullWriter() : Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
            for (Verdict verdict : verdicts) {
                written.write(line(verdict).encode() + "\n");
            }
        }
        new LinkScore(contents.reports(), verdicts).print(line.getOut());
        line.getOut().println("mean time of a report: " + micros + " µs");
        return 0;
    }

    private List<Verdict> verdicts(MatchTrial trial, Source from) throws IOException {
        return from.cross != null
                ? trial.cross(from.cross, wrong)
                : trial.replay(MatchModel.read(Objects.requireNonNull(from.model)));
    }

    private static JsonObject line(Verdict v) {
        var reasons = new JsonArray();
        v.reasons()
                .forEach(r -> reasons.add(new JsonObject()
                        .put("code", r.code())
                        .put("value", r.value())
                        .put("points", r.points())));
        return new JsonObject()
                .put("id", v.report().id())
                .put("duplicateOf", v.likely())
                .put("candidates", new JsonArray(v.candidates()))
                .put("outcome", v.outcome().name())
                .put("score", v.score())
                .put("reasons", reasons);
    }
}
