package org.ventanilla.hub.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.match.MatchDecision.Outcome;
import org.ventanilla.hub.match.MatchTrial.Verdict;

/** What is learned from a town's decisions holds in another town, explains itself and never overrules the city's rules. */
class LearnedTest {
    private static final MatchModel MODEL = new MatchTrial(Town.reports(1, 1_500)).train(10);

    private final Matching matching = new Matching(Lamps.CITY, MODEL);

    @Test
    void reports_of_a_town_never_seen_find_their_incident() {
        var unseen = Town.reports(2, 1_500);
        var verdicts = new MatchTrial(unseen).replay(MODEL);
        double right = verdicts.stream().filter(LearnedTest::isRight).count();
        double said = verdicts.stream().filter(v -> v.likely() != null).count();
        double duplicates = unseen.stream().filter(Labelled::isDuplicate).count();
        assertThat(duplicates).isGreaterThan(100);
        assertThat(2 * right / (said + duplicates)).isGreaterThan(0.85);
    }

    private static boolean isRight(Verdict v) {
        return v.report().isDuplicate()
                && v.likely() != null
                && (v.likely().equals(v.report().incident())
                        || v.candidates().contains(v.report().incident()));
    }

    @Test
    void only_few_are_joined_wrongly() {
        var verdicts = new MatchTrial(Town.reports(3, 2_000)).replay(MODEL);
        double wrong = verdicts.stream()
                .filter(v -> v.outcome() == Outcome.JOIN && v.report().isNew())
                .count();
        double fresh = verdicts.stream().filter(v -> v.report().isNew()).count();
        assertThat(1000 * wrong / fresh).isLessThan(25);
        assertThat(verdicts).extracting(Verdict::outcome).contains(Outcome.JOIN);
    }

    @Test
    void the_steps_of_the_trees_add_up_to_the_score() {
        double[] row = new double[Feature.values().length];
        row[Feature.METRES.place()] = 3;
        row[Feature.SAME_CATEGORY.place()] = 1;
        assertThat(Arrays.stream(MODEL.forest().shares(row)).sum())
                .isCloseTo(MODEL.forest().score(row), within(1e-9));
    }

    @Test
    void the_same_reports_make_the_same_model() {
        var again = new MatchTrial(Town.reports(1, 1_500)).train(10);
        assertThat(again.bars()).isEqualTo(MODEL.bars());
        assertThat(again.priors()).isEqualTo(MODEL.priors());
    }

    @Test
    void a_model_decides_the_same_after_it_was_written_and_read(@TempDir Path dir) throws IOException {
        Path file = dir.resolve("model.json");
        MODEL.write(file);
        var town = Town.reports(4, 200);
        var read = new MatchTrial(town).replay(MatchModel.read(file));
        assertThat(read).isEqualTo(new MatchTrial(town).replay(MODEL));
    }

    @Test
    void a_file_that_is_no_model_is_refused(@TempDir Path dir) throws IOException {
        Path file = Files.writeString(dir.resolve("model.json"), "{\"format\": 0");
        assertThatThrownBy(() -> MatchModel.read(file)).isInstanceOf(IOException.class);
    }

    @Test
    void the_same_spot_soon_after_joins_and_says_why() {
        var decision = decide(Lamps.lamp(), Lamps.known(1).age(Duration.ofHours(5)));
        assertThat(decision.outcome()).isEqualTo(Outcome.JOIN);
        assertThat(decision.reasons()).extracting(MatchDecision.Reason::code).contains("distance");
    }

    @Test
    void beyond_the_category_s_radius_the_score_is_not_asked() {
        assertThat(decide(Lamps.lamp(), Lamps.known(1).away(40)).outcome()).isEqualTo(Outcome.NEW);
    }

    @Test
    void one_person_walking_reports_several_things() {
        var lamp = Lamps.report(Lamps.LAMP, 0, 5, null, 7L);
        var minutesAgo = Lamps.known(1).age(Duration.ofMinutes(4)).by(7);
        assertThat(decide(lamp, minutesAgo).outcome()).isEqualTo(Outcome.NEW);
    }

    @Test
    void what_was_closed_is_never_joined() {
        var closed = Lamps.known(1).age(Duration.ofHours(30)).closed(Duration.ofHours(2));
        assertThat(decide(Lamps.lamp(), closed).outcome()).isIn(Outcome.RECURRENCE, Outcome.NEW);
    }

    private MatchDecision decide(Subject subject, Lamps.Known... known) {
        var candidates = Arrays.stream(known).map(Lamps.Known::candidate).toList();
        return matching.decide(subject, candidates, Lamps.NOW);
    }
}
