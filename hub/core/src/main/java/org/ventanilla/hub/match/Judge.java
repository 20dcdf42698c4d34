package org.ventanilla.hub.match;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.match.MatchDecision.Outcome;

/** Decides by what was learned. The city's rules say which incidents may be meant at all; the score only chooses among them. */
final class Judge {
    private final City city;
    private final Learned learned;
    private final Tempo tempo = new Tempo();

    Judge(City city, Learned learned) {
        this.city = city;
        this.learned = learned;
    }

    /**
     * The incidents to choose from.
     *
     * @param around of a category that may be the same thing, in its time: they count as rivals even out of reach
     * @param inReach whether one may be joined or proposed
     * @param vague whether its place or the report's is known too roughly to join
     * @param bar the category's own score from which on a report joins; null for the learned one
     */
    record Choice(
            List<Candidate> around, Predicate<Candidate> inReach, Predicate<Candidate> vague, @Nullable Double bar) {}

    Tempo tempo() {
        return tempo;
    }

    private record Option(Candidate candidate, Learned.Ranked ranked) {}

    MatchDecision decide(Subject subject, Choice choice) {
        Map<Long, Candidate> byId = new HashMap<>();
        choice.around().forEach(c -> byId.put(c.incident(), c));
        var around = choice.around().stream().map(this::known).toList();
        var scene = new Scene(side(subject), around, tempo.hours(subject.category()));
        var ranked = learned.rank(scene).stream()
                .flatMap(r -> Optional.ofNullable(byId.get(r.known().id())).map(c -> new Option(c, r)).stream())
                .filter(o ->
                        learned.isLikely(o.ranked().score()) && choice.inReach().test(o.candidate()))
                .toList();
        var open = ranked.stream().filter(o -> o.candidate().closedAt() == null).toList();
        if (!open.isEmpty()) {
            Option best = open.get(0);
            boolean blurred = choice.vague().test(best.candidate());
            Double bar = choice.bar();
            double score = best.ranked().score();
            boolean join = (bar == null ? learned.isSure(score) : score >= bar) && !blurred;
            return decision(best, join ? Outcome.JOIN : Outcome.PROPOSE);
        }
        return ranked.stream()
                .findFirst()
                .map(o -> decision(o, Outcome.RECURRENCE))
                .orElse(MatchDecision.NOTHING_NEAR);
    }

    private MatchDecision decision(Option option, Outcome outcome) {
        return new MatchDecision(
                outcome, option.candidate().incident(), option.ranked().score(), learned.reasons(option.ranked()));
    }

    private Side side(Subject s) {
        return side(s.category(), new At(s.lat(), s.lon(), s.at()), s.place(), s.channel());
    }

    private Known known(Candidate c) {
        Side side = side(c.category(), new At(c.lat(), c.lon(), c.openedAt()), c.place(), c.channel());
        Instant closed = c.closedAt();
        return new Known(c.incident(), List.of(side), closed == null ? null : Long.valueOf(closed.getEpochSecond()));
    }

    private record At(double lat, double lon, Instant time) {}

    private Side side(String category, At at, @Nullable String place, String channel) {
        var plane = city.gazetteer().projection();
        String group = city.taxonomy().known(category).map(Category::group).orElse("");
        var spot = new Side.Spot(plane.x(at.lon()), plane.y(at.lat()));
        return new Side(
                category, group, spot, Street.of(place), channel, at.time().getEpochSecond());
    }
}
