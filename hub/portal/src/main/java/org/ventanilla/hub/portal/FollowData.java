package org.ventanilla.hub.portal;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ventanilla.hub.notify.Follow;
import org.ventanilla.hub.notify.FollowWish;

/** What the site needs of the hub for people who want to be told without having reported. A failed future means ours. */
public interface FollowData {
    /** Channels on which they can be told, the usual one first; {@code email}, {@code sms}. Answers at once. */
    List<String> channels();

    /** Whether one can be told of a category near a point: not of one that shows no point. Answers at once. */
    boolean isTold(String category);

    /** Where these words are, when they name a place of the city well enough. */
    Future<Optional<Here>> place(String words, String language);

    /** An address of the channel as it is kept, when it can be one. Answers at once. */
    Optional<String> address(String channel, String typed);

    /** Writes the wish down and asks the address to confirm it; the handle for the code that was sent. */
    Future<UUID> ask(FollowWish wish);

    /** Confirms by the code that was sent. */
    Future<Boolean> confirm(UUID handle, String code);

    /** What a link is about; empty when it is none of ours or was ended. */
    Future<Optional<Follow>> find(String secret);

    /** Whether a link was sent by us, whatever became of what it is about. Answers at once. */
    boolean isOurs(String secret);

    /** Confirms by the link that was sent. */
    Future<Boolean> confirm(String secret);

    /** Ends it; false when the link is none of ours. */
    Future<Boolean> end(String secret);

    /**
     * A place as it was understood.
     *
     * @param precisionM radius in metres in which it lies
     */
    record Here(String place, double lat, double lon, int precisionM) {}
}
