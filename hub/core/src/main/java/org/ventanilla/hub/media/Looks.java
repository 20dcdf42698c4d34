package org.ventanilla.hub.media;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.store.Outage;

/**
 * Looks at kept files: each once, however many ask, and few side by side. The row is written last, so that a row promises the
 * original and its pictures; a file without a row is one that nobody looked at yet, whatever happened to who should have.
 */
final class Looks {
    private static final Logger LOG = LoggerFactory.getLogger(Looks.class);

    private final MediaFiles files;
    private final MediaStore store;
    private final Clock clock;
    private final Inspector inspector;
    private final int mostUnasked;
    private final WorkerExecutor workers;
    private final Map<String, Future<Optional<StoredMedia>>> underway = new ConcurrentHashMap<>();

    Looks(Vertx vertx, MediaFiles files, MediaStore store, Clock clock, MediaLimits limits) {
        this.files = files;
        this.store = store;
        this.clock = clock;
        this.inspector = new Inspector(limits, clock);
        this.mostUnasked = limits.workers() + limits.maxWaiting();
        this.workers = vertx.createSharedWorkerExecutor("media-looks", limits.workers());
    }

    /** What is known of a file that was just kept. */
    Future<StoredMedia> at(String ref) {
        return of(List.of(ref)).map(found -> found.get(0));
    }

    /** Begins to look at a picture, unless many wait already: then it is looked at when somebody asks. */
    void soon(StoredMedia kept) {
        if (MediaTypes.isPicture(kept.sniffedType()) && underway.size() < mostUnasked) {
            of(List.of(kept.ref())).onFailure(cause -> Outage.log(LOG, "not looked at yet ref", kept.ref(), cause));
        }
    }

    /** What is known of these, in the order asked; those that are not there are left out. */
    Future<List<StoredMedia>> of(List<String> refs) {
        return store.find(refs)
                .compose(
                        known -> known.size() == refs.size() ? Future.succeededFuture(known) : withUnseen(refs, known));
    }

    private Future<List<StoredMedia>> withUnseen(List<String> refs, List<StoredMedia> known) {
        var all = new ArrayList<Future<Optional<StoredMedia>>>();
        for (String ref : refs) {
            all.add(known.stream()
                    .filter(media -> media.ref().equals(ref))
                    .findFirst()
                    .map(media -> Future.succeededFuture(Optional.of(media)))
                    .orElseGet(() -> look(ref)));
        }
        return Future.all(all)
                .map(done -> all.stream().flatMap(one -> one.result().stream()).toList());
    }

    private Future<Optional<StoredMedia>> look(String ref) {
        var look = underway.computeIfAbsent(ref, unseen -> workers.executeBlocking(() -> seen(ref), false)
                .recover(MediaUnavailable::of)
                .compose(found -> found.map(
                                media -> store.add(media, clock.instant()).map(Optional.of(media)))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty()))));
        look.onComplete(done -> underway.remove(ref, look));
        return look;
    }

    private Optional<StoredMedia> seen(String ref) throws IOException {
        var original = files.original(ref);
        if (!Files.exists(original)) {
            return Optional.empty();
        }
        var seen = inspector.inspect(original);
        for (var picture : seen.pictures().entrySet()) {
            files.keep(picture.getValue(), files.derived(ref, picture.getKey()));
        }
        return Optional.of(seen.toStored(ref, Files.size(original)));
    }
}
