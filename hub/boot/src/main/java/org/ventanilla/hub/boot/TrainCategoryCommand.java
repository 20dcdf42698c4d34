package org.ventanilla.hub.boot;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.classify.CategoryModel;
import org.ventanilla.hub.classify.CategoryTraining;
import org.ventanilla.hub.classify.CategoryTraining.Trained;
import org.ventanilla.hub.classify.Sample;
import org.ventanilla.hub.understand.Understanding;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train category (--data FILE | --config FILE) --out MODEL}: learns what a report is about. */
@Command(
        name = "category",
        description = {
            "Learns what a report is about, of reports whose category a person confirmed.",
            "What --out holds already is replaced only when the new one is no worse on the newest fifth of them.",
            "The model holds numbers, hashes and codes, no word of a citizen."
        })
final class TrainCategoryCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private @Nullable Source source;

    @Option(names = "--out", required = true, description = "where to write the model; compared with what is there")
    private @Nullable Path out;

    @Mixin
    private CityFolder folder = new CityFolder();

    @Spec
    private @Nullable CommandSpec spec;

    /** What to learn from. */
    static final class Source {
        @Option(names = "--data", description = "JSON lines: id, createdAt, lang, text, category, kind")
        private @Nullable Path data;

        @Option(names = "--config", description = "the hub of this configuration: what its staff confirmed")
        private @Nullable Path config;
    }

    @Override
    public Integer call() throws IOException {
        var line = Objects.requireNonNull(spec).commandLine();
        Path target = Objects.requireNonNull(out);
        List<Sample> samples = samples(Objects.requireNonNull(source), line.getErr());
        CategoryModel current = CategoryModelFile.usable(target);
        Trained trained;
        try {
            trained = new CategoryTraining(samples, examples(source)).train(current);
        } catch (IllegalArgumentException e) {
            line.getErr().println("nothing learned: " + e.getMessage() + "; there are " + samples.size());
            return 2;
        }
        tell(line.getOut(), trained, samples.size());
        if (trained.isNoWorse()) {
            trained.model().write(target);
            line.getOut().println("written to " + target);
        } else {
            line.getOut().println("the one in use is better: " + target + " stays as it is");
        }
        return 0;
    }

    private static void tell(PrintWriter out, Trained trained, int all) {
        out.printf(
                Locale.ROOT,
                "learned %d categories from %d of %d reports%n",
                trained.model().codes().size(),
                trained.model().reports(),
                all);
        out.printf(
                Locale.ROOT,
                "of the newest %d, unseen, it finds %.3f; the one in use %s%n",
                trained.judged(),
                trained.right(),
                trained.before() == null ? "does not exist" : String.format(Locale.ROOT, "%.3f", trained.before()));
    }

    /** Only for the hub's own reports: labelled texts come from anywhere and have categories of their own. */
    private static List<Sample> examples(Source from) throws IOException {
        if (from.config == null) {
            return List.of();
        }
        Path folder = RunCommand.settings(from.config).city();
        return new Schoolbook(City.load(folder, Clock.systemUTC().instant()), folder).samples();
    }

    private List<Sample> samples(Source from, PrintWriter err) throws IOException {
        if (from.config != null) {
            return ConfirmedHub.read(from.config);
        }
        var contents = LabelledTexts.read(Objects.requireNonNull(from.data));
        contents.broken().forEach(err::println);
        City city = folder.load();
        long foreign = contents.texts().stream()
                .filter(t -> city.taxonomy().find(t.category()).isEmpty())
                .count();
        if (foreign > 0) {
            err.println(foreign + " texts are of categories that the city does not have; it will never use those");
        }
        var understanding = new Understanding(city);
        return contents.texts().stream()
                .map(t -> understanding.sample(t.heard(city), t.id(), t.at(), t.category()))
                .toList();
    }
}
