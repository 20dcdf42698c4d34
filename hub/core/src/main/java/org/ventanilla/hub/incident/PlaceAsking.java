package org.ventanilla.hub.incident;

import org.jspecify.annotations.Nullable;

/** Whether a citizen is asked where it is, and how often. Pure. */
public final class PlaceAsking {
    /** Nobody is asked more often than this. */
    static final int MOST = 2;

    /** The limit of what is the same wherever it happens: nobody is asked for its place. */
    public static final int ANYWHERE = Integer.MAX_VALUE;

    private PlaceAsking() {}

    /** What follows for the one who reported it. The numbers are kept with the incident. */
    public enum Next {
        /** It is known well enough, or nothing can be done about it now. */
        NOTHING,
        /** The reporter is asked. */
        ASK,
        /** A person has to find out. */
        PERSON
    }

    /**
     * What follows from a reply.
     *
     * @param learned whether the place in the reply becomes the incident's
     */
    public record Reply(boolean learned, Next next) {}

    /**
     * How well the place of an incident is known.
     *
     * @param precisionM radius in metres; absent when the place is unknown
     * @param asked how often the reporter was asked; more than {@link #MOST} when a person has to find out
     * @param limitM radius from which on a place is vague, or {@link #ANYWHERE}
     */
    public record Known(@Nullable Integer precisionM, int asked, int limitM) {
        boolean isWanted() {
            return limitM != ANYWHERE && (precisionM == null || precisionM > limitM);
        }

        /** Nobody was asked although it is vague on the map: it was said as exactly as anybody can. */
        boolean isSaid() {
            return precisionM != null && asked == 0;
        }

        boolean isLeftToPerson() {
            return asked > MOST;
        }
    }

    /**
     * A report has come in that makes an incident of its own.
     *
     * @param exact whether the place was said as exactly as anybody can, with a house number: that the map does not know the
     *     house is no reason to ask for it again
     */
    public static Next afterReport(Known known, boolean exact, boolean canBeAsked) {
        if (!known.isWanted() || (exact && known.precisionM() != null)) {
            return Next.NOTHING;
        }
        return canBeAsked ? Next.ASK : Next.PERSON;
    }

    /**
     * Its reporter has added something.
     *
     * @param heardM radius in metres of the place in the reply; absent when it names none
     * @param exact whether the reply names a house, or something that everybody knows
     */
    public static Reply afterReply(Known known, @Nullable Integer heardM, boolean exact) {
        if (!known.isWanted()) {
            return new Reply(false, Next.NOTHING);
        }
        boolean learned = heardM != null && (known.precisionM() == null || heardM < known.precisionM());
        boolean stillWanted = !learned || heardM == null || (heardM > known.limitM() && !exact);
        if (!stillWanted || known.isLeftToPerson() || known.isSaid()) {
            return new Reply(learned, Next.NOTHING);
        }
        return new Reply(learned, known.asked() < MOST ? Next.ASK : Next.PERSON);
    }
}
