package org.ventanilla.hub.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.CityFiles;
import org.ventanilla.hub.understand.Heard;
import org.ventanilla.hub.understand.Understanding;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.Text;
import org.ventanilla.model.Submission.TextSource;

/** Which sentence each thing came from, and how sure that is. */
class ProposerTest {
    private static final City CITY = City.load(CityFiles.folder());
    private static final Understanding UNDERSTANDING = new Understanding(CITY);
    private final Proposer proposer = new Proposer(CITY, UNDERSTANDING);

    private static Submission said(String words, @Nullable Double confidence) {
        var caller = new Reporter(
                "+34600111222", Reporter.AddressKind.MOBILE, null, null, Reporter.Assurance.CLAIMED, true, null);
        return Submission.draft("phone", "phone", "phone:CA1/" + words.length())
                .reporter(caller)
                .text(new Text(words, null, TextSource.TRANSCRIPT, confidence))
                .made();
    }

    private Proposed of(Submission... pieces) {
        String all = String.join(
                " ",
                List.of(pieces).stream()
                        .map(p -> Objects.requireNonNull(p.text()).raw() + ".")
                        .toList());
        return proposer.of(said(all, null), List.of(pieces), UNDERSTANDING.understand(Heard.of(all, "phone")));
    }

    @Test
    void each_field_names_its_sentence_and_is_as_sure_as_that_was_heard() {
        var p = of(
                said("Buenos días", 0.99),
                said("hay una farola apagada", 0.9),
                said("está en la calle Castilla 27", 0.8));
        assertThat(p.sentences()).hasSize(3);
        assertThat(p.category().value()).isEqualTo("ALU-01");
        assertThat(p.category().sentence()).isEqualTo(1);
        assertThat(p.place().value()).contains("Castilla");
        assertThat(p.source(p.place())).contains("Castilla 27");
        assertThat(p.place().confidence()).isBetween(0.7, 0.8);
        assertThat(p.category().confidence()).isGreaterThan(p.place().confidence());
        assertThat(p.confidence()).isEqualTo(p.place().confidence());
        assertThat(p.danger().value()).isEqualTo("false");
        assertThat(p.source(p.danger())).isNull();
    }

    @Test
    void who_calls_is_the_contact_unless_another_number_is_said() {
        assertThat(of(said("hay una farola apagada", 0.9)).contact().value()).isEqualTo("+34600111222");
        var p = of(said("hay una farola apagada", 0.9), said("mi número es el 611 22 33 44", 0.9));
        assertThat(p.contact().value()).isEqualTo("+34611223344");
        assertThat(p.contact().sentence()).isEqualTo(1);
    }

    @Test
    void without_a_place_or_without_words_nothing_is_sure() {
        assertThat(of(said("hay una farola apagada", 0.99)).confidence()).isZero();
        var empty = of(said("", null));
        assertThat(empty.confidence()).isZero();
        assertThat(empty.sentences()).isEmpty();
        assertThat(empty.category().value()).isNull();
    }

    @Test
    void danger_names_the_sentence_and_has_to_be_sure_too() {
        var p = of(
                said("hay una farola caída en la calle Castilla 27", 0.98),
                said("los cables están sueltos y es peligroso", 0.4));
        assertThat(p.isDangerous()).isTrue();
        assertThat(p.danger().sentence()).isNotNull();
        assertThat(p.confidence()).isLessThanOrEqualTo(p.danger().confidence());
    }

    @Test
    void one_text_is_cut_into_its_sentences_and_an_endless_one_ends() {
        var p = of(said("Hay una farola apagada. Está en la calle Castilla 27", 0.9));
        assertThat(p.sentences()).hasSize(2);
        assertThat(p.place().sentence()).isEqualTo(1);
        assertThat(of(said("una farola. ".repeat(500), 0.9)).sentences()).hasSize(60);
    }

    @Test
    void a_confidence_outside_of_its_scale_is_brought_into_it() {
        assertThat(new Sentence("a", 7.0).sure()).isEqualTo(1);
        assertThat(new Sentence("a", -1.0).sure()).isZero();
        assertThat(new Sentence("a", null).sure()).isEqualTo(0.5);
    }
}
