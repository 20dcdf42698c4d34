package org.ventanilla.hub.triage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.conversation.Conversation;
import org.ventanilla.hub.incident.NewIncident;
import org.ventanilla.hub.incident.Spot;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.media.PhotoPosition;
import org.ventanilla.hub.media.StoredMedia;
import org.ventanilla.hub.understand.Evidence;
import org.ventanilla.hub.understand.Heard;
import org.ventanilla.hub.understand.PlaceGuess;
import org.ventanilla.hub.understand.Understood;
import org.ventanilla.model.GivenLocation;
import org.ventanilla.model.Submission;

/** From a stored submission to what it means for the incident room. Pure, and it never throws: a report is never lost here. */
final class Reading {
    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);
    private static final int EXIF_PRECISION_M = 25;
    /** Our own mark in the subject of an answer; some prefixes read like the short form of a kind of street. */
    private static final Pattern REPORT_NUMBER = Pattern.compile("\\[[A-Za-z]{1,5}-[0-9]{1,18}\\]");

    private static final int DEVICE_PRECISION_M = 20;

    private final City city;
    private final Conversation conversation;
    private final Function<Heard, Understood> understanding;
    private final Spotting spotting;

    Reading(City city, Function<Heard, Understood> understanding) {
        this.city = city;
        this.conversation = new Conversation(city);
        this.understanding = understanding;
        this.spotting = new Spotting(city.gazetteer());
    }

    /**
     * A submission and what was made of it.
     *
     * @param photos references of images among its attachments
     * @param photoHashes their perceptual hashes
     * @param courtesy it says nothing that anybody need look at: thanks, or a part that came late
     * @param heard what it said
     */
    record Read(
            Received received,
            Understood understood,
            NewIncident incident,
            List<String> photos,
            List<Long> photoHashes,
            boolean courtesy,
            Heard heard) {}

    /** The same message as if it had begun with other words: those of the report it adds to, or the place known so far. */
    Read after(Read read, String words) {
        try {
            Understood understood = understanding.apply(read.heard().after(words));
            var incident = incident(understood, read.received().at());
            return new Read(
                    read.received(),
                    understood,
                    incident,
                    read.photos(),
                    read.photoHashes(),
                    read.courtesy(),
                    read.heard());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("not understood together reportId={}", read.received().id(), e);
            return read;
        }
    }

    /** The same when others say where the street is that it names. */
    Read located(Read read, PlaceGuess place) {
        try {
            return withPlace(read, read.heard().found(place));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error(
                    "not understood with its place reportId={}", read.received().id(), e);
            return read;
        }
    }

    private Read withPlace(Read read, Heard heard) {
        var received = read.received();
        Understood understood = answered(understanding.apply(heard), received.submission());
        return new Read(
                received,
                understood,
                incident(understood, received.at()),
                read.photos(),
                read.photoHashes(),
                read.courtesy(),
                heard);
    }

    /** The same at a place that has a name now. */
    Read named(Read read, String name) {
        Spot spot = read.incident().spot();
        return spot == null
                ? read
                : new Read(
                        read.received(),
                        read.understood(),
                        read.incident().at(spot.named(name)),
                        read.photos(),
                        read.photoHashes(),
                        read.courtesy(),
                        read.heard());
    }

    Conversation conversation() {
        return conversation;
    }

    /** Whether what is filed so only thanks. */
    boolean isThanks(String category) {
        return city.taxonomy().isThanks(category);
    }

    /** Code of the category of what nobody could make anything of. */
    String unclassified() {
        return city.settings().unclassified();
    }

    /** Whatever the report holds: what cannot be read at all is filed for a person, without place or photos. */
    Read read(Received received, Map<String, StoredMedia> media) {
        try {
            return carefully(received, media);
        } catch (RuntimeException e) {
            LOG.error("not read reportId={}", received.id(), e);
            Understood nothing = nothing();
            return new Read(
                    received,
                    nothing,
                    incident(nothing, received.at()),
                    List.of(),
                    List.of(),
                    false,
                    Heard.of("", received.channel()));
        }
    }

    private Read carefully(Received received, Map<String, StoredMedia> media) {
        var submission = received.submission();
        var files = submission.attachments().stream()
                .filter(a -> !a.decoration())
                .map(a -> a.ref() == null ? null : media.get(a.ref()))
                .filter(Objects::nonNull)
                .toList();
        Heard heard = heard(submission, files);
        Understood understood = answered(understood(received, heard), submission);
        var images = files.stream().filter(StoredMedia::isShown).toList();
        return new Read(
                received,
                understood,
                incident(understood, received.at()),
                images.stream().map(StoredMedia::ref).toList(),
                images.stream()
                        .map(StoredMedia::perceptualHash)
                        .filter(Objects::nonNull)
                        .toList(),
                isCourtesy(submission),
                heard);
    }

    private boolean isCourtesy(Submission s) {
        if (s.text() == null && s.reporter() == null) {
            return true; // a file that its connector fetched later
        }
        return s.attachments().isEmpty()
                && s.text() != null
                && conversation.isThanks(s.text().shown());
    }

    private Understood understood(Received received, Heard heard) {
        try {
            return understanding.apply(heard);
        } catch (RuntimeException | StackOverflowError e) {
            // A report that we cannot make sense of goes to a person; it must never stop the lane.
            LOG.error("not understood reportId={}", received.id(), e);
            return nothing();
        }
    }

    /** Who was asked plainly decides; what is dangerous by its nature stays so. */
    private Understood answered(Understood u, Submission s) {
        if (s.danger() == null) {
            return u;
        }
        boolean always = city.taxonomy()
                .find(u.filedUnder())
                .filter(c -> c.hazard() == Category.Hazard.YES)
                .isPresent();
        return u.dangerous(s.danger() || always || u.emergency());
    }

    private Understood nothing() {
        return new Understood(
                city.settings().languages().get(0),
                List.of(),
                false,
                city.settings().unclassified(),
                null,
                false,
                false,
                Submission.Kind.INCIDENT,
                null,
                null,
                List.of("not-understood"),
                null);
    }

    private static Heard heard(Submission s, List<StoredMedia> files) {
        var points = new ArrayList<Evidence>();
        GivenLocation given = s.location();
        if (given != null && given.lat() != null && given.lon() != null) {
            var obtained = given.obtained() == null ? GivenLocation.Obtained.OTHER : given.obtained();
            double accuracy = given.accuracy() == null ? DEVICE_PRECISION_M : given.accuracy();
            points.add(new Evidence(given.lat(), given.lon(), accuracy, obtained));
        }
        for (StoredMedia file : files) {
            PhotoPosition taken = file.position();
            if (taken != null) {
                double precision = taken.precisionM() == null ? EXIF_PRECISION_M : taken.precisionM();
                points.add(new Evidence(taken.lat(), taken.lon(), precision, GivenLocation.Obtained.EXIF));
            }
        }
        return new Heard(
                s.text() == null ? "" : s.text().shown(),
                s.title() == null
                        ? null
                        : REPORT_NUMBER.matcher(s.title()).replaceAll(" ").strip(),
                s.reporter() == null ? null : s.reporter().language(),
                s.category(),
                s.kindHint(),
                points,
                given == null ? null : given.text(),
                s.type(),
                null);
    }

    private NewIncident incident(Understood u, Instant receivedAt) {
        Category category = city.taxonomy()
                .find(u.filedUnder())
                .or(() -> city.taxonomy().find(city.settings().unclassified()))
                .orElseThrow();
        return new NewIncident(
                category.code(),
                u.categoryCertain(),
                u.kind().name().toLowerCase(Locale.ROOT),
                u.emergency() ? city.taxonomy().priorities().get(0).code() : category.priority(),
                category.department(),
                u.danger(),
                category.isPublic(),
                u.place() == null ? null : spotting.of(u.place()),
                receivedAt.plus(category.slaHours(), ChronoUnit.HOURS));
    }
}
