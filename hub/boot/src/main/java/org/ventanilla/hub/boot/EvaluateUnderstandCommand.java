package org.ventanilla.hub.boot;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.understand.Heard;
import org.ventanilla.hub.understand.PlaceGuess;
import org.ventanilla.hub.understand.Understanding;
import org.ventanilla.hub.understand.Understood;
import org.ventanilla.model.Wire;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code evaluate understand --data FILE --out FILE}: how well reports whose facts are known are understood. */
@Command(name = "understand", description = "Understands reports whose facts are known and prints how many were right.")
final class EvaluateUnderstandCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            required = true,
            description = "JSON lines: id, lang, channel, text, expected {category, place, house_number, danger …}")
    private @Nullable Path data;

    @Option(names = "--out", description = "where to write what was understood, one JSON line each")
    private @Nullable Path out;

    @Mixin
    private CityFolder folder = new CityFolder();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var line = Objects.requireNonNull(spec).commandLine();
        City city = folder.load();
        var understanding = new Understanding(city, CategoryModelFile.of(city, folder.path(), null));
        var score = new UnderstandScore(city);
        try (var lines = Files.newBufferedReader(Objects.requireNonNull(data));
                Writer written =
                        out == null ? Writer.nullWriter() : Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                number++;
                JsonNode report = text.isBlank() ? null : report(text);
                if (report != null) {
                    var heard = Heard.of(
                            report.path("text").asText(), report.path("channel").asText());
                    Understood understood = understanding.understand(heard);
                    score.add(report, understood);
                    written.write(line(report, understood).encode() + "\n");
                } else if (!text.isBlank()) {
                    line.getErr().println("line " + number + ": not a JSON object with a text");
                }
            }
        }
        score.print(line.getOut());
        return 0;
    }

    private static @Nullable JsonNode report(String text) {
        try {
            JsonNode node = Wire.mapper().readTree(text);
            return node.path("text").isTextual() ? node : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static JsonObject line(JsonNode report, Understood u) {
        var guesses = new JsonArray();
        u.categories()
                .forEach(g -> guesses.add(new JsonObject()
                        .put("category", g.code())
                        .put("confidence", g.confidence())
                        .put("words", new JsonArray(g.words()))));
        PlaceGuess place = u.place();
        var where = place == null
                ? null
                : new JsonObject()
                        .put("name", place.name())
                        .put("lat", place.lat())
                        .put("lon", place.lon())
                        .put("precisionM", place.precisionM())
                        .put("source", place.source().name());
        return new JsonObject()
                .put("id", report.path("id").asText())
                .put("language", u.language())
                .put("category", u.filedUnder())
                .put("certain", u.categoryCertain())
                .put("guesses", guesses)
                .put("place", where)
                .put("houseNumber", u.houseNumber())
                .put("danger", u.danger())
                .put("emergency", u.emergency())
                .put("remarks", new JsonArray(u.remarks()));
    }
}
