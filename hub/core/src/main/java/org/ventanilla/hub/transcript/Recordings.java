package org.ventanilla.hub.transcript;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.media.Media;

/**
 * The sound of what callers said: fetched when the city keeps it for a while, deleted when that while is over, here and, if the
 * city says so, at the provider. When it keeps none, nothing is fetched. Whether a copy exists, and until when, is told by one table;
 * every step may be done twice.
 */
public final class Recordings {
    private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);

    private final Pool pool;
    private final Clock clock;
    private final Means means;
    private final Keeping keeping;
    private final RecordingStore store;
    private final AtomicBoolean underway = new AtomicBoolean();

    /** The connectors, as far as they have recordings at a provider. */
    public interface Provider {
        /** Fails with {@link Unknown} when there is none of this name, with anything else when another try may help. */
        Future<Copy> copy(String instance, String name);

        /** Succeeds also when there is none any more. Fails like {@link #copy}. */
        Future<Void> delete(String instance, String name);
    }

    /** A copy in the media room. */
    public record Copy(String ref, @Nullable String mediaType) {}

    /** Where copies come from and where they lie. */
    public record Means(Provider provider, Media media) {}

    /** The provider has no such recording. */
    public static final class Unknown extends RuntimeException {
        public Unknown() {
            super("recording-unknown", null, false, false);
        }
    }

    public Recordings(Pool pool, String jurisdiction, Clock clock, Means means, Keeping keeping) {
        this.pool = pool;
        this.clock = clock;
        this.means = means;
        this.keeping = keeping;
        this.store = new RecordingStore(jurisdiction);
    }

    /** Those of a call, oldest first. */
    public Future<List<Recording>> of(long id) {
        return store.of(pool, id);
    }

    /** How long copies are kept. */
    public Keeping keeping() {
        return keeping;
    }

    /** The sound; the caller has checked the permission and written the look down. Empty when there is no copy. */
    public Future<Optional<Sound>> listen(long id, String name) {
        return of(id).compose(all -> all.stream()
                .filter(r -> r.name().equals(name) && r.isKept())
                .findFirst()
                .map(r -> means.media().original(String.valueOf(r.ref())).map(bytes -> Optional.of(Sound.of(r, bytes))))
                .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    /** Bytes to be heard, with a type that makes no browser do anything else with them. */
    public record Sound(String type, Buffer bytes) {
        private static final String AUDIO = "audio/";
        private static final String UNKNOWN = "application/octet-stream";

        static Sound of(Recording r, Buffer bytes) {
            String type = r.mediaType();
            return new Sound(type != null && type.startsWith(AUDIO) ? type : UNKNOWN, bytes);
        }

        @Override
        public String toString() {
            return "Sound[" + type + "]";
        }
    }

    /** Does what is due. What fails is left for a later round; a round that is asked for while one goes on does nothing. */
    public Future<Void> round() {
        return underway.compareAndSet(false, true)
                ? once(clock.instant()).onComplete(done -> underway.set(false))
                : Future.succeededFuture();
    }

    private Future<Void> once(Instant now) {
        return store.over(pool, keeping.over(now))
                .compose(over -> each(over, this::drop))
                .compose(done -> keeping.isNothing()
                        ? Future.succeededFuture(List.<Recording>of())
                        : store.toFetch(pool, now, keeping.over(now)))
                .compose(wanted -> each(wanted, this::fetch))
                .compose(done -> keeping.deleteAtProvider()
                        ? store.toDelete(pool, now, keeping.idle(now), keeping.settled(now))
                        : Future.succeededFuture(List.<Recording>of()))
                .compose(unwanted -> each(unwanted, this::delete));
    }

    private Future<Void> each(List<Recording> all, Function<Recording, Future<Void>> deed) {
        Future<Void> done = Future.succeededFuture();
        for (Recording r : all) {
            done = done.compose(before -> deed.apply(r).recover(cause -> failed(r, cause)));
        }
        return done;
    }

    /** The bytes first: a crash in between leaves a row that has them deleted once more. */
    private Future<Void> drop(Recording r) {
        return store.isShared(pool, r)
                .compose(shared ->
                        shared ? Future.succeededFuture() : means.media().delete(String.valueOf(r.ref())))
                .compose(done -> store.dropped(pool, r, clock.instant()))
                .onSuccess(done ->
                        LOG.info("copy of a recording deleted instance={} recording={}", r.instance(), r.name()));
    }

    private Future<Void> fetch(Recording r) {
        return means.provider()
                .copy(r.instance(), r.name())
                .compose(copy -> store.kept(pool, r, copy.ref(), copy.mediaType()));
    }

    private Future<Void> delete(Recording r) {
        return means.provider()
                .delete(r.instance(), r.name())
                .compose(done -> store.gone(pool, r, clock.instant()))
                .onSuccess(done ->
                        LOG.info("recording deleted at the provider instance={} recording={}", r.instance(), r.name()));
    }

    /** What the provider does not know is gone; for the rest there is a later round. */
    private Future<Void> failed(Recording r, Throwable cause) {
        if (cause instanceof Unknown) {
            return store.gone(pool, r, clock.instant());
        }
        LOG.warn(
                "recording left for later instance={} recording={} cause={}",
                r.instance(),
                r.name(),
                cause.getClass().getName());
        return store.later(pool, r, Keeping.again(r, clock.instant()));
    }
}
