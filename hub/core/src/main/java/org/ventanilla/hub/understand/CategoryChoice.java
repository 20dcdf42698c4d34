package org.ventanilla.hub.understand;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.City;
import org.ventanilla.model.Submission.Kind;

/**
 * What is made of the votes for categories.
 *
 * @param guesses at most three, likeliest first
 * @param certain whether the first is clearly ahead
 */
record CategoryChoice(List<CategoryGuess> guesses, boolean certain, String filedUnder, Kind kind) {
    private static final int MOST = 3;
    /** How far the first must be ahead of the second to be beyond doubt. */
    private static final double AHEAD = 1.4;
    /** And to be shown to everybody when words of a private sibling were said too. */
    private static final double FAR_AHEAD = 3;
    /** Half of this score is lost on chance: a single weak word is worth little. */
    private static final double DOUBT = 0.5;

    static CategoryChoice of(City city, List<CategoryFinder.Scored> found, @Nullable String hint) {
        var votes = cautious(found);
        List<CategoryGuess> guesses = new ArrayList<>();
        String chosen = hint != null && city.taxonomy().find(hint).isPresent() ? hint : "";
        boolean told = !chosen.isEmpty();
        if (told) {
            guesses.add(new CategoryGuess(chosen, 1, List.of()));
        }
        double all = votes.stream()
                .limit(MOST)
                .mapToDouble(CategoryFinder.Scored::score)
                .sum();
        for (CategoryFinder.Scored v : votes) {
            if (guesses.size() < MOST && !v.category().code().equals(chosen)) {
                guesses.add(new CategoryGuess(v.category().code(), v.score() / (all + DOUBT), v.phrases()));
            }
        }
        String code = guesses.isEmpty()
                ? city.settings().unclassified()
                : guesses.get(0).code();
        return new CategoryChoice(List.copyOf(guesses), told || isAhead(votes), code, kind(city, code, votes));
    }

    /** In doubt a private category of the same group is first: what was shown to everybody cannot be taken back. */
    private static List<CategoryFinder.Scored> cautious(List<CategoryFinder.Scored> votes) {
        return votes.stream()
                .filter(v -> !v.category().isPublic()
                        && v.category().group().equals(votes.get(0).category().group()))
                .filter(v ->
                        v.score() >= 1 && v.score() * FAR_AHEAD > votes.get(0).score())
                .findFirst()
                .map(v -> Stream.concat(Stream.of(v), votes.stream().filter(other -> !other.equals(v)))
                        .toList())
                .orElse(votes);
    }

    private static boolean isAhead(List<CategoryFinder.Scored> votes) {
        return !votes.isEmpty()
                && votes.get(0).score() >= 1
                && (votes.size() == 1
                        || votes.get(0).score() >= AHEAD * votes.get(1).score());
    }

    /** The category's kind; words of a suggestion make one of any incident. */
    static Kind kind(City city, String code, List<CategoryFinder.Scored> votes) {
        Kind kind = city.taxonomy().kind(code);
        boolean suggests = votes.stream()
                .filter(v -> v.score() >= 1)
                .anyMatch(v -> city.taxonomy().kind(v.category().code()) == Kind.SUGGESTION);
        return kind == Kind.INCIDENT && suggests ? Kind.SUGGESTION : kind;
    }
}
