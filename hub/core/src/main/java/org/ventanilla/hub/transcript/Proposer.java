package org.ventanilla.hub.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.desk.PhoneNumbers;
import org.ventanilla.hub.transcript.Proposed.Field;
import org.ventanilla.hub.understand.CategoryGuess;
import org.ventanilla.hub.understand.Heard;
import org.ventanilla.hub.understand.PlaceGuess;
import org.ventanilla.hub.understand.Understanding;
import org.ventanilla.hub.understand.Understood;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;

/**
 * Says of each thing that was understood of a call which sentence said so and how sure that is: what the recogniser says of its
 * words times what the words say of the thing. Pure, and takes some milliseconds a sentence.
 */
public final class Proposer {
    private static final double CERTAIN = 0.95;
    private static final double DOUBTFUL = 0.5;
    /** The telephone company says who calls; it can be forged and it can be somebody else's telephone. */
    private static final double CALLER_ID = 0.9;
    /** Two places closer than these metres are the one of the sentence. */
    private static final double SAME_M = 60;

    private final City city;
    private final Understanding understanding;
    private final PhoneNumbers numbers;

    public Proposer(City city, Understanding understanding) {
        this.city = city;
        this.understanding = understanding;
        this.numbers = new PhoneNumbers(city.settings().country());
    }

    /** A sentence and what it says alone. */
    private record Alone(Sentence sentence, Understood said) {}

    /**
     * What is proposed of a call.
     *
     * @param whole the report as its pieces make it
     * @param pieces in the order in which they were said; the whole itself for none
     * @param together what all of it says
     */
    public Proposed of(Submission whole, List<Submission> pieces, Understood together) {
        var texts = (pieces.isEmpty() ? List.of(whole) : pieces)
                .stream().flatMap(s -> Stream.ofNullable(s.text())).toList();
        List<Alone> alone = Sentence.of(texts).stream()
                .map(s -> new Alone(s, understanding.understand(Heard.of(s.words(), whole.type()))))
                .toList();
        Field category = category(alone, together);
        Field place = place(alone, together.place());
        Field danger = danger(alone, together);
        double least = Math.min(category.confidence(), place.confidence());
        return new Proposed(
                alone.stream().map(Alone::sentence).toList(),
                category,
                place,
                danger,
                contact(alone, whole.reporter()),
                together.danger() ? Math.min(least, danger.confidence()) : least,
                whole.remarks());
    }

    private Field category(List<Alone> alone, Understood together) {
        String code = together.filedUnder();
        if (code.equals(city.settings().unclassified())) {
            return Field.NOTHING;
        }
        Integer best = null;
        double most = 0;
        for (int i = 0; i < alone.size(); i++) {
            double speaks = guess(alone.get(i).said(), code);
            if (speaks > most) {
                most = speaks;
                best = i;
            }
        }
        return field(code, best, sure(code, together), alone);
    }

    /** Between things that may be one and the same, one lamp or two, it does not matter which it is. */
    private double sure(String code, Understood together) {
        double siblings = together.categories().stream()
                .filter(guess -> areOne(code, guess.code()))
                .mapToDouble(CategoryGuess::confidence)
                .sum();
        return together.categoryCertain() ? CERTAIN : Math.min(CERTAIN, siblings);
    }

    private boolean areOne(String code, String other) {
        var taxonomy = city.taxonomy();
        return taxonomy.find(code).filter(c -> c.mayMergeWith(other)).isPresent()
                || taxonomy.find(other).filter(c -> c.mayMergeWith(code)).isPresent();
    }

    private static double guess(Understood said, String code) {
        return said.categories().stream()
                .filter(guess -> guess.code().equals(code))
                .mapToDouble(CategoryGuess::confidence)
                .findFirst()
                .orElse(0);
    }

    private Field place(List<Alone> alone, @Nullable PlaceGuess together) {
        if (together == null) {
            return Field.NOTHING;
        }
        var metres = city.gazetteer().projection();
        Integer at = first(alone, said -> {
            var own = said.place();
            return own != null && metres.distance(own.at(), together.at()) <= SAME_M;
        });
        boolean isVague = together.precisionM() > city.settings().askPlaceAboveM();
        return field(together.name(), at, isVague ? DOUBTFUL : CERTAIN, alone);
    }

    /** That nobody spoke of danger is as sure as all the words are. */
    private static Field danger(List<Alone> alone, Understood together) {
        Integer at = together.danger() ? first(alone, Understood::danger) : null;
        return field(Boolean.toString(together.danger()), at, CERTAIN, alone);
    }

    private Field contact(List<Alone> alone, @Nullable Reporter caller) {
        for (int i = 0; i < alone.size(); i++) {
            Optional<PhoneNumbers.Phone> said =
                    numbers.in(alone.get(i).sentence().words());
            if (said.isPresent()) {
                return field(said.get().e164(), i, CALLER_ID, alone);
            }
        }
        return caller == null || caller.address() == null
                ? Field.NOTHING
                : new Field(caller.address(), null, CALLER_ID);
    }

    private static @Nullable Integer first(List<Alone> alone, Predicate<Understood> says) {
        for (int i = 0; i < alone.size(); i++) {
            if (says.test(alone.get(i).said())) {
                return i;
            }
        }
        return null;
    }

    private static Field field(@Nullable String value, @Nullable Integer at, double sure, List<Alone> alone) {
        List<Alone> heard = at == null ? new ArrayList<>(alone) : List.of(alone.get(at));
        double words =
                heard.stream().mapToDouble(a -> a.sentence().sure()).min().orElse(0);
        return new Field(value, at, Math.round(sure * words * 100) / 100.0);
    }
}
