package org.ventanilla.hub.understand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.City;

/** Makes a choice of what keywords and a learned ranking say together, as careful with private categories as without one. */
final class LearnedChoice {
    private static final int MOST = 3;
    /** How much likelier the first must be than the second to be beyond doubt. */
    private static final double AHEAD = 1.4;
    /** Less than this is no guess but chance; what the taxonomy has a strong word for is told all the same. */
    private static final double LEAST = 0.08;
    /** And to be shown to everybody when a private sibling comes into question. */
    private static final double FAR_AHEAD = 3;

    private final City city;
    private final Opinion opinion;

    private LearnedChoice(City city, Opinion opinion) {
        this.city = city;
        this.opinion = opinion;
    }

    /**
     * The choice.
     *
     * @param sure confidence from which on the first is beyond doubt
     * @param hint code the reporter chose
     */
    static CategoryChoice of(City city, Opinion opinion, double sure, @Nullable String hint) {
        return new LearnedChoice(city, opinion).choose(sure, hint);
    }

    private CategoryChoice choose(double sure, @Nullable String hint) {
        var likely = opinion.guesses();
        var ordered = new ArrayList<>(likely);
        Optional<CategoryGuess> guarded = guarded(likely);
        guarded.ifPresent(g -> {
            ordered.remove(g);
            ordered.add(0, g);
        });
        if (hint != null) {
            ordered.removeIf(g -> g.code().equals(hint));
            ordered.add(0, new CategoryGuess(hint, 1, List.of()));
        }
        boolean ahead = !likely.isEmpty()
                && guarded.isEmpty()
                && likely.get(0).confidence() >= sure
                && (likely.size() == 1
                        || likely.get(0).confidence() >= AHEAD * likely.get(1).confidence());
        String code = ordered.isEmpty() || isChance(ordered.get(0))
                ? city.settings().unclassified()
                : ordered.get(0).code();
        var guesses = List.copyOf(ordered.subList(0, Math.min(MOST, ordered.size())));
        return new CategoryChoice(
                guesses, hint != null || ahead, code, CategoryChoice.kind(city, code, opinion.votes()));
    }

    private boolean isChance(CategoryGuess first) {
        return first.confidence() < LEAST && opinion.keywords(first.code()) < 1;
    }

    /** In doubt a private category of the same group is first: what was shown to everybody cannot be taken back. */
    private Optional<CategoryGuess> guarded(List<CategoryGuess> likely) {
        return likely.isEmpty() || !isPublic(likely.get(0).code())
                ? Optional.empty()
                : likely.stream()
                        .skip(1)
                        .filter(g -> !isPublic(g.code())
                                && group(g.code()).equals(group(likely.get(0).code())))
                        .filter(g -> isInQuestion(g, likely.get(0)))
                        .findFirst();
    }

    private boolean isInQuestion(CategoryGuess guess, CategoryGuess first) {
        double keywords = opinion.keywords(guess.code());
        boolean said = keywords >= 1 && keywords * FAR_AHEAD > opinion.keywords(first.code());
        return said || guess.confidence() * FAR_AHEAD > first.confidence();
    }

    private boolean isPublic(String code) {
        return city.taxonomy().find(code).map(Category::isPublic).orElse(true);
    }

    private String group(String code) {
        return city.taxonomy().find(code).map(Category::group).orElse("");
    }
}
