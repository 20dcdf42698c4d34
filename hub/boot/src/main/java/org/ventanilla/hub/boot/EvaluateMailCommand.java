package org.ventanilla.hub.boot;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code evaluate mail --data INDEX.jsonl [--out FILE]}: how well mails whose facts are known are read. */
@Command(name = "mail", description = "Reads mails whose facts are known and prints how many were read right.")
final class EvaluateMailCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, description = "JSON lines: file (beside this one), kind, expect")
    private @Nullable Path data;

    @Option(names = "--out", description = "where to write what differed, one JSON line for each mail")
    private @Nullable Path out;

    @Option(names = "--type", defaultValue = "email", description = "the channel whose connector reads them")
    private String type = "email";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path index = Objects.requireNonNull(data).toAbsolutePath();
        var line = Objects.requireNonNull(spec).commandLine();
        List<JsonObject> labels;
        try (var lines = Files.lines(index)) {
            labels = lines.filter(text -> !text.isBlank()).map(JsonObject::new).toList();
        }
        var score = new MailScore();
        try (var trial = MailTrial.of(type);
                Writer written =
                        out == null ? Writer.nullWriter() : Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
            for (JsonObject label : labels) {
                progress(line.getErr(), score.mails(), labels.size());
                var read = trial.read(Files.readAllBytes(index.resolveSibling(label.getString("file"))));
                var expected = label.getJsonObject("expect", new JsonObject());
                score.mail(read);
                score.inTime(expected.getNumber("maxParseSeconds"), read);
                var differences = new MailFacts(expected, read.items(), score).compare();
                written.write(verdict(label, read, differences).encode() + "\n");
            }
        }
        progress(line.getErr(), labels.size(), labels.size());
        score.print(line.getOut());
        return 0;
    }

    private static JsonObject verdict(JsonObject label, MailTrial.Read read, List<JsonObject> differences) {
        return new JsonObject()
                .put("file", label.getString("file"))
                .put("kind", label.getString("kind"))
                .put("ms", read.millis())
                .put("crash", read.crash())
                .put("differs", differences);
    }

    /** On a terminal only: a log file needs no line that writes over itself. */
    private static void progress(PrintWriter err, int done, int all) {
        if (CommandLine.Help.Ansi.AUTO.enabled()) {
            err.print("\r" + done + " of " + all + " mails" + (done == all ? "\n" : ""));
            err.flush();
        }
    }
}
