package org.ventanilla.hub.triage;

import io.vertx.core.Future;
import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.media.Media;
import org.ventanilla.hub.media.MediaUnavailable;
import org.ventanilla.hub.media.StoredMedia;
import org.ventanilla.model.Attachment;

/** What the files of reports show. Pictures that nobody looked at yet are waited for, but never so long that the lane is taken for dead. */
final class Pictures {
    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);
    /** Less than PostgreSQL lets the lane's connection be silent. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Media media;
    private Duration longest = LONGEST;

    Pictures(Media media) {
        this.media = media;
    }

    /** They are being looked at, or will be when there is room: the lane does its other work and comes again. */
    static final class Wait extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;
    }

    /** How long to wait at most. */
    void waitFor(Duration time) {
        longest = time;
    }

    private static <T> Future<T> later(Throwable cause) {
        if (cause instanceof MediaUnavailable) {
            LOG.warn("reports wait for their pictures: {}", cause.getMessage());
            return Future.failedFuture(new Wait());
        }
        return Future.failedFuture(cause instanceof TimeoutException ? new Wait() : cause);
    }

    /** By reference, those that are known; fails with {@link Wait} when it takes long or the disk takes none. */
    Future<Map<String, StoredMedia>> of(List<Received> reports) {
        var refs = reports.stream()
                .flatMap(r -> r.submission().attachments().stream())
                .filter(a -> a.state() == Attachment.State.STORED && a.ref() != null)
                .map(a -> String.valueOf(a.ref()))
                .distinct()
                .toList();
        return media.describe(refs)
                .timeout(longest.toMillis(), TimeUnit.MILLISECONDS)
                .recover(Pictures::later)
                .map(known ->
                        known.stream().collect(Collectors.toMap(StoredMedia::ref, Function.identity(), (a, b) -> a)));
    }
}
