package org.ventanilla.hub.transcript;

import io.vertx.core.Future;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.desk.Desk;
import org.ventanilla.hub.desk.Told;
import org.ventanilla.model.GivenLocation;

/** A person says that a proposed report is right, or what is. */
public final class Confirmation {
    private final Desk desk;
    private final Transcripts transcripts;

    public Confirmation(Desk desk, Transcripts transcripts) {
        this.desk = desk;
        this.transcripts = transcripts;
    }

    /** How it ended. */
    public enum Ending {
        DONE,
        /** It does not wait any more, or more was heard since it was looked at. */
        GONE,
        /** The words for the place name none that is known. */
        NO_PLACE
    }

    /**
     * What is said counts more than what was heard; what is not said stays.
     *
     * @param version that was looked at; null for any
     */
    public Future<Ending> confirm(long id, long staffId, Told told, @Nullable Integer version) {
        if (!told.where().isKnown()) {
            return kept(id, told)
                    .compose(place -> confirm(id, staffId, Correction.of(told, place.orElse(null)), version));
        }
        return desk.place(told.where()).compose(found -> {
            GivenLocation place = found.orElse(null);
            return place == null
                    ? Future.succeededFuture(Ending.NO_PLACE)
                    : confirm(id, staffId, Correction.of(told, place), version);
        });
    }

    /** Words that are replaced take the place with them that they had told: it stays, unless the new ones name one. */
    private Future<Optional<GivenLocation>> kept(long id, Told told) {
        if (told.words().isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        return place(told.words())
                .compose(own -> own.isPresent()
                        ? Future.succeededFuture(Optional.empty())
                        : transcripts
                                .find(id)
                                .compose(found -> place(
                                        found.map(p -> p.proposed().place().value())
                                                .orElse(null))));
    }

    private Future<Optional<GivenLocation>> place(@Nullable String words) {
        return words == null ? Future.succeededFuture(Optional.empty()) : desk.place(new Told.Where(words, null, null));
    }

    private Future<Ending> confirm(long id, long staffId, Correction correction, @Nullable Integer version) {
        return transcripts.confirm(id, staffId, correction, version).map(done -> done ? Ending.DONE : Ending.GONE);
    }
}
