package org.ventanilla.hub.desk;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.desk.PhoneNumbers.Phone;
import org.ventanilla.hub.incident.IncidentRow;
import org.ventanilla.model.GivenLocation;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Reporter.AddressKind;
import org.ventanilla.model.Reporter.Assurance;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.Flag;
import org.ventanilla.model.Submission.Kind;

/**
 * What a citizen told somebody at the desk.
 *
 * @param key the client's own name of it, so that a repeated request is the same report
 * @param words as the agent wrote them down; may be empty for somebody who is added to an incident
 */
public record Told(String key, Who who, String words, What what, Where where) {
    /** Channel of a contact that is rung and never written to. */
    private static final String VOICE = "phone";

    /** Where answers go. */
    public enum Answer {
        NONE,
        SMS,
        EMAIL;

        /** The channel; by voice nobody is answered. */
        public String channel() {
            return this == NONE ? VOICE : name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Who speaks.
     *
     * @param number null when it is withheld
     * @param mail only needed when answers go there
     */
    public record Who(
            @Nullable Phone number,
            @Nullable String mail,
            @Nullable String name,
            @Nullable String language,
            Answer answer) {
        /** Contacts stay out of logs. */
        @Override
        public String toString() {
            return "Who[" + answer + "]";
        }
    }

    /** What it is, as far as the agent chose. */
    public record What(@Nullable String category, @Nullable Kind kind, @Nullable Boolean danger) {}

    /** Where it is, in words, at a point (WGS 84 degrees), or both. */
    public record Where(@Nullable String words, @Nullable Double lat, @Nullable Double lon) {
        /** Whether anything was said of it. */
        public boolean isKnown() {
            return words != null || lat != null;
        }
    }

    /** As it goes through the one door. */
    Submission filed(long staffId, Instant at) {
        return Submission.draft(Filed.DESK, Filed.DESK, Filed.key(staffId, key))
                .occurredAt(at)
                .reporter(reporter())
                .typed(words)
                .category(what.category())
                .kindHint(what.kind())
                .danger(what.danger())
                .location(where.isKnown() ? location(where, null) : null)
                .flags(who.answer() == Answer.NONE ? List.of(Flag.NO_ANSWER) : List.of())
                .made();
    }

    /** The same for an incident that is known: should the two be parted one day, it stands where that one was. */
    Submission filedIn(IncidentRow incident, long staffId, Instant at) {
        var there = new Where(incident.place(), incident.lat(), incident.lon());
        var s = filed(staffId, at).changed().incident(Long.toString(incident.id()));
        if (what.category() == null) {
            s.category(incident.category());
        }
        if (!where.isKnown() && there.lat() != null) {
            s.location(location(there, incident.precisionM()));
        }
        return s.made();
    }

    private static GivenLocation location(Where where, @Nullable Integer precisionM) {
        Double accuracy = precisionM == null ? null : precisionM.doubleValue();
        return new GivenLocation(where.lat(), where.lon(), accuracy, GivenLocation.Obtained.OPERATOR, where.words());
    }

    /** The citizen as whoever is answered; nobody when neither number nor address is known. */
    public Reporter reporter() {
        Phone number = who.number();
        String mail = who.answer() == Answer.EMAIL ? who.mail() : null;
        if (mail != null) {
            return reached(mail, AddressKind.EMAIL);
        }
        return number == null
                ? new Reporter(null, AddressKind.NONE, who.name(), who.language(), Assurance.NONE, false, null)
                : reached(number.e164(), number.kind());
    }

    private Reporter reached(String address, AddressKind kind) {
        String channel = who.answer().channel();
        return new Reporter(address, kind, who.name(), who.language(), Assurance.CLAIMED, true, channel);
    }

    /** Citizens' words stay out of logs. */
    @Override
    public String toString() {
        return "Told[" + words.length() + " chars]";
    }
}
