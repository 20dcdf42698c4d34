package org.ventanilla.hub.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.classify.Classifying.Ranked;

/** What is learned from confirmed reports is found again in words nobody used before, and says which words spoke. */
class ClassifyingTest {
    private static final CategoryModel MODEL =
            new CategoryTraining(Lecture.samples(60)).train(null).model();

    private final Classifying classifying = new Classifying(MODEL);

    @Test
    void words_and_pieces_of_words_say_what_it_is() {
        assertThat(first("las farolas siguen apagadas").code()).isEqualTo("LAMP");
        assertThat(first("un bahce muy grande", "bache").code()).isEqualTo("HOLE");
        assertThat(first("rubbish everywhere").code()).isEqualTo("TRASH");
    }

    private Ranked first(String... texts) {
        return classifying
                .judge(List.of(String.join(" ", texts).split(" ")), Map.of())
                .ranked()
                .get(0);
    }

    @Test
    void the_words_that_spoke_are_named_and_confidences_add_up() {
        var ranked = classifying
                .judge(List.of("hola", "farola", "apagada"), Map.of())
                .ranked();
        assertThat(ranked.get(0).words()).contains("farola").doesNotContain("hola");
        assertThat(ranked.stream().mapToDouble(Ranked::confidence).sum()).isCloseTo(1, within(1e-9));
        assertThat(ranked).hasSize(3);
    }

    @Test
    void of_what_it_never_heard_it_says_nothing() {
        assertThat(classifying.judge(List.of("zzz", "qqqq"), Map.of()).ranked()).isEmpty();
        assertThat(classifying.judge(List.of(), Map.of()).ranked()).isEmpty();
    }

    @Test
    void the_file_holds_no_word_and_reads_back_the_same(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("category.json");
        MODEL.write(file);
        assertThat(Files.readString(file)).doesNotContain("farola").doesNotContain("apagada");
        var words = List.of("contenedor", "lleno");
        assertThat(new Classifying(CategoryModel.read(file))
                        .judge(words, Map.of())
                        .ranked())
                .isEqualTo(classifying.judge(words, Map.of()).ranked());
        Files.writeString(file, "{}");
        assertThatThrownBy(() -> CategoryModel.read(file)).isInstanceOf(IOException.class);
    }

    @Test
    void the_same_samples_make_the_same_model() {
        var again = new CategoryTraining(Lecture.samples(60)).train(null).model();
        assertThat(again.border().cells()).isEqualTo(MODEL.border().cells());
        assertThat(again.margin()).isEqualTo(MODEL.margin());
    }

    @Test
    void a_candidate_is_compared_with_the_one_in_use_on_the_newest() {
        var samples = Lecture.samples(60);
        var swapped = samples.stream()
                .map(s ->
                        Sample.of(s.id(), s.at(), s.words(), s.votes(), s.code().equals("LAMP") ? "HOLE" : "LAMP"))
                .toList();
        var wrong = new CategoryTraining(swapped).train(null).model();
        var better = new CategoryTraining(samples).train(wrong);
        assertThat(better.right()).isGreaterThan(0.9);
        assertThat(better.before()).isLessThan(0.5);
        assertThat(better.isNoWorse()).isTrue();
        assertThat(new CategoryTraining(swapped).train(MODEL).isNoWorse()).isTrue();
    }

    @Test
    void too_little_teaches_nothing() {
        var one = Lecture.samples(60).stream()
                .filter(s -> s.code().equals("LAMP"))
                .toList();
        assertThatThrownBy(() -> new CategoryTraining(one).train(null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CategoryTraining(List.of()).train(null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keywords_are_heard_beside_the_words() {
        var told = Lecture.samples(60).stream()
                .map(s -> Sample.of(s.id(), s.at(), List.of("hola"), Map.of("K-" + s.code(), 1.5), s.code()))
                .toList();
        var model = new CategoryTraining(told).train(null).model();
        assertThat(new Classifying(model)
                        .judge(List.of("hola"), Map.of("K-HOLE", 1.5))
                        .ranked()
                        .get(0)
                        .code())
                .isEqualTo("HOLE");
    }

    @Test
    void what_tells_of_danger_is_learned_of_those_of_which_somebody_said() {
        var samples = Lecture.samples(60);
        assertThat(classifying.judge(List.of("socavon", "peligroso"), Map.of()).danger())
                .isFalse();
        var said = samples.stream()
                .map(s -> s.with(s.words().contains("peligroso") || s.words().contains("dark")))
                .toList();
        var taught = new Classifying(new CategoryTraining(said).train(null).model());
        assertThat(taught.judge(List.of("un", "socavon", "peligroso"), Map.of()).danger())
                .isTrue();
        assertThat(taught.judge(List.of("farola", "fundida"), Map.of()).danger())
                .isFalse();
    }

    @Test
    void examples_teach_what_nobody_confirmed_and_judge_nothing() {
        var examples = Lecture.samples(20);
        var confirmed = Lecture.samples(30).stream()
                .filter(s -> !s.code().equals("TRASH"))
                .toList();
        var trained = new CategoryTraining(confirmed, examples).train(null);
        assertThat(trained.model().codes()).contains("TRASH");
        assertThat(trained.model().reports()).isEqualTo(confirmed.size() + examples.size());
        assertThat(trained.judged()).isEqualTo(confirmed.size() / 5);
        assertThat(new Classifying(CategoryTraining.ofExamples(examples))
                        .judge(List.of("basura", "tirada"), Map.of())
                        .ranked()
                        .get(0)
                        .code())
                .isEqualTo("TRASH");
    }
}
