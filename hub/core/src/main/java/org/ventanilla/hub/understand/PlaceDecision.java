package org.ventanilla.hub.understand;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.City;
import org.ventanilla.model.GivenLocation.Obtained;

/** Weighs what a report says about its place: given points, the photo's point, the place in words. */
final class PlaceDecision {
    /** A photo farther than this from the place that the words state was taken elsewhere. */
    private static final int ELSEWHERE_M = 500;

    private static final int STATED_LENGTH = 120;
    /** A kiosk knows where it stands, not where the hole is. */
    private static final Set<Obtained> STANDING = EnumSet.of(Obtained.KIOSK);

    private static final Set<Obtained> PHOTO = EnumSet.of(Obtained.EXIF);
    private static final Set<Obtained> EXPLICIT = EnumSet.complementOf(EnumSet.of(Obtained.KIOSK, Obtained.EXIF));

    private final Texts texts;
    private final PlaceFinder finder;
    private final Points points;
    private final Remarks remarks;
    private final Floors floors;

    PlaceDecision(City city, Texts texts, MentionFinder mentions, Remarks remarks) {
        this.texts = texts;
        this.finder = new PlaceFinder(city, mentions);
        this.points = new Points(city.gazetteer());
        this.remarks = remarks;
        this.floors = new Floors(city.language());
    }

    /**
     * The place of a report.
     *
     * @param words the reporter's words for it, without floor or door
     * @param inText what the free text states, whether used or not
     * @param sought the street to ask others for
     */
    record Decided(
            @Nullable PlaceGuess place,
            @Nullable String words,
            @Nullable Integer houseNumber,
            Stated inText,
            @Nullable Sought sought) {}

    Decided decide(Heard heard, String text, List<Word> words, Set<String> notes) {
        Stated inText = finder.find(text, words);
        Stated stated = stated(heard, inText, words, notes).found(heard.elsewhere());
        var evidence = Coordinates.with(heard.points(), text, heard.locationText());
        PlaceGuess given = points.first(evidence, EXPLICIT, notes);
        PlaceGuess photo = points.first(evidence, PHOTO, notes);
        PlaceGuess best = best(given, photo, stated.place(), notes);
        PlaceGuess place = best == null ? points.first(evidence, STANDING, notes) : best;
        if (place == null) {
            notes.add(remarks.isHere(words) ? "place-self" : "place-unknown");
        }
        Sought sought = best == null || best.equals(stated.place()) ? stated.sought() : null;
        return new Decided(place, stated.words(), stated.houseNumber(), inText, sought);
    }

    private Stated stated(Heard heard, Stated inText, List<Word> words, Set<String> notes) {
        String field = heard.locationText();
        Stated stated = inText;
        List<Word> said = words;
        if (field != null && !field.isBlank()) {
            String location = field.length() > STATED_LENGTH ? field.substring(0, STATED_LENGTH) : field;
            said = texts.words(location);
            Stated inField = finder.find(location, said);
            String kept = inField.words() == null ? floors.without(location, said) : inField.words();
            stated = inField.place() == null
                    ? new Stated(inText.place(), kept, inText.houseNumber(), inText.mentions(), sought(inField, inText))
                    : new Stated(inField.place(), kept, inField.houseNumber(), inField.mentions(), inField.sought());
        }
        if (remarks.isElsewhere(said, stated)) {
            notes.add("place-other-town");
            return new Stated(null, stated.words(), stated.houseNumber(), stated.mentions());
        }
        return stated;
    }

    private static @Nullable Sought sought(Stated inField, Stated inText) {
        return inField.sought() == null ? inText.sought() : inField.sought();
    }

    private @Nullable PlaceGuess best(
            @Nullable PlaceGuess given, @Nullable PlaceGuess photo, @Nullable PlaceGuess stated, Set<String> notes) {
        PlaceGuess said = given == null ? stated : given;
        if (photo != null && said != null && finder.metres(photo, said) > ELSEWHERE_M + said.precisionM()) {
            notes.add("exif-elsewhere");
            return given == null ? stated : withName(given, stated);
        }
        if (given != null) {
            return isVague(given, stated) ? stated : withName(given, stated);
        }
        return photo == null ? stated : withName(photo, stated);
    }

    /** A telephone that only knows its mast says less than a street and number inside its circle. */
    private boolean isVague(PlaceGuess given, @Nullable PlaceGuess stated) {
        return stated != null
                && given.precisionM() > ELSEWHERE_M
                && stated.precisionM() < given.precisionM()
                && finder.metres(given, stated) <= given.precisionM();
    }

    /** The name that the words give belongs to the point when both can be the same place. */
    private PlaceGuess withName(PlaceGuess point, @Nullable PlaceGuess stated) {
        if (stated == null) {
            return point;
        }
        boolean same = finder.metres(point, stated) <= Math.max(ELSEWHERE_M, stated.precisionM() + point.precisionM());
        return same ? point.named(stated.name()) : point;
    }
}
