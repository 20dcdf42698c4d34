package org.ventanilla.hub.boot;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.classify.CategoryTraining;
import org.ventanilla.hub.classify.Classifying;
import org.ventanilla.hub.classify.Sample;
import org.ventanilla.hub.understand.Understanding;
import org.ventanilla.hub.understand.Understood;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code evaluate classify --data FILE --out FILE [--model MODEL | --cross]}: how often the category was right. */
@Command(
        name = "classify",
        description = {
            "Understands texts whose category is known and prints how often it was right.",
            "Without --model and --cross it uses what the city uses. Texts may be of another city's categories."
        })
final class EvaluateClassifyCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, description = "JSON lines: id, createdAt, lang, text, category, kind")
    private @Nullable Path data;

    @Option(names = "--out", description = "where to write each decision with its reasons, one JSON line each")
    private @Nullable Path out;

    @Option(names = "--model", description = "what train category wrote; of other reports than these")
    private @Nullable Path model;

    @Option(names = "--cross", description = "learn from three quarters of the time, judge the fourth")
    private boolean cross;

    @Mixin
    private CityFolder folder = new CityFolder();

    @Spec
    private @Nullable CommandSpec spec;

    private final Map<String, ClassifyScore> scores = new TreeMap<>();

    @Override
    public Integer call() throws IOException {
        var line = Objects.requireNonNull(spec).commandLine();
        var contents = LabelledTexts.read(Objects.requireNonNull(data));
        contents.broken().forEach(line.getErr()::println);
        City city = folder.load();
        long start = System.nanoTime();
        try (Writer written =
                out == null ? Writer.nullWriter() : Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
            if (cross) {
                cross(city, contents.texts(), written);
            } else {
                var used = model == null
                        ? CategoryModelFile.of(city, folder.path(), null)
                        : CategoryModelFile.at(Objects.requireNonNull(model));
                boolean ours = contents.texts().stream()
                        .anyMatch(t -> city.taxonomy().find(t.category()).isPresent());
                var understanding = ours ? new Understanding(city, used) : Understanding.ofAnyCategory(city, used);
                judge(city, understanding, contents.texts(), written);
            }
        }
        long micros = (System.nanoTime() - start)
                / 1000
                / Math.max(1, contents.texts().size());
        scores.forEach((language, score) -> score.print(language, line.getOut()));
        line.getOut().println("mean time of a text, training included: " + micros + " µs");
        return 0;
    }

    private void cross(City city, List<LabelledTexts.Text> texts, Writer written) throws IOException {
        Map<String, LabelledTexts.Text> byId = new HashMap<>();
        texts.forEach(t -> byId.put(t.id(), t));
        for (String language :
                new HashSet<>(texts.stream().map(LabelledTexts.Text::language).toList())) {
            var plain = new Understanding(city);
            List<Sample> samples = texts.stream()
                    .filter(t -> t.language().equals(language))
                    .map(t -> plain.sample(t.heard(city), t.id(), t.at(), t.category()))
                    .toList();
            var training = new CategoryTraining(samples);
            for (List<Sample> period : training.periods()) {
                var classifying = Optional.of(new Classifying(training.without(period)));
                var judged = period.stream()
                        .map(s -> Objects.requireNonNull(byId.get(s.id())))
                        .toList();
                judge(city, Understanding.ofAnyCategory(city, () -> classifying), judged, written);
            }
        }
    }

    private void judge(City city, Understanding understanding, List<LabelledTexts.Text> texts, Writer written)
            throws IOException {
        for (LabelledTexts.Text text : texts) {
            Understood understood = understanding.understand(text.heard(city));
            scores.computeIfAbsent(text.language(), l -> new ClassifyScore()).add(text.category(), understood);
            written.write(line(text, understood).encode() + "\n");
        }
    }

    private static JsonObject line(LabelledTexts.Text text, Understood understood) {
        var guesses = new JsonArray();
        understood
                .categories()
                .forEach(g -> guesses.add(new JsonObject()
                        .put("category", g.code())
                        .put("confidence", g.confidence())
                        .put("words", new JsonArray(g.words()))));
        return new JsonObject()
                .put("id", text.id())
                .put("category", understood.filedUnder())
                .put("right", understood.filedUnder().equals(text.category()))
                .put("certain", understood.categoryCertain())
                .put("guesses", guesses);
    }
}
