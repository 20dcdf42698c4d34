package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.SendOutcome;

/**
 * The parts of one connector instance. Each part that is present gets its runner; a connector without a part simply leaves
 * it out. Build with {@code Assembly.none().withSender(…)…}.
 *
 * @param webhook for channels that call us
 * @param poller for channels we have to ask, over a blocking client
 * @param fetcher for channels we have to ask, over a client that does not block
 * @param listener for channels that push to us over TCP, in a protocol of their own
 * @param pages for channels that show pages of their own
 * @param sender for channels that can answer
 * @param checker tries whether the configuration can work
 * @param reconciler asks a source that calls us what we missed
 * @param remoteFiles fetches {@link Inbound.DraftFile.Remote} bytes with the provider's credentials
 * @param few what few channels have
 */
public record Assembly(
        @Nullable Webhook webhook,
        @Nullable Poller poller,
        @Nullable Fetcher fetcher,
        @Nullable Listener listener,
        @Nullable Pages pages,
        @Nullable Sender sender,
        @Nullable RemoteFiles remoteFiles,
        @Nullable Checker checker,
        @Nullable Reconciler reconciler,
        Few few) {
    private static final Few NONE = new Few(null, null, null);

    /**
     * What few channels have.
     *
     * @param canary a message to itself, for channels with a poller
     * @param token a credential that ends by itself
     * @param recordings sound that waits at the provider
     */
    public record Few(@Nullable Canary canary, @Nullable ExpiringToken token, @Nullable Recordings recordings) {}

    public static Assembly none() {
        return new Assembly(null, null, null, null, null, null, null, null, null, NONE);
    }

    public @Nullable Canary canary() {
        return few.canary();
    }

    public @Nullable ExpiringToken token() {
        return few.token();
    }

    public @Nullable Recordings recordings() {
        return few.recordings();
    }

    public Assembly withWebhook(Webhook part) {
        return new Assembly(part, poller, fetcher, listener, pages, sender, remoteFiles, checker, reconciler, few);
    }

    public Assembly withPoller(Poller part) {
        return new Assembly(webhook, part, fetcher, listener, pages, sender, remoteFiles, checker, reconciler, few);
    }

    public Assembly withFetcher(Fetcher part) {
        return new Assembly(webhook, poller, part, listener, pages, sender, remoteFiles, checker, reconciler, few);
    }

    public Assembly withListener(Listener part) {
        return new Assembly(webhook, poller, fetcher, part, pages, sender, remoteFiles, checker, reconciler, few);
    }

    public Assembly withPages(Pages part) {
        return new Assembly(webhook, poller, fetcher, listener, part, sender, remoteFiles, checker, reconciler, few);
    }

    public Assembly withSender(Sender part) {
        return new Assembly(webhook, poller, fetcher, listener, pages, part, remoteFiles, checker, reconciler, few);
    }

    public Assembly withRemoteFiles(RemoteFiles part) {
        return new Assembly(webhook, poller, fetcher, listener, pages, sender, part, checker, reconciler, few);
    }

    public Assembly withChecker(Checker part) {
        return new Assembly(webhook, poller, fetcher, listener, pages, sender, remoteFiles, part, reconciler, few);
    }

    public Assembly withReconciler(Reconciler part) {
        return new Assembly(webhook, poller, fetcher, listener, pages, sender, remoteFiles, checker, part, few);
    }

    public Assembly withCanary(Canary part) {
        return with(new Few(part, few.token(), few.recordings()));
    }

    public Assembly withToken(ExpiringToken part) {
        return with(new Few(few.canary(), part, few.recordings()));
    }

    public Assembly withRecordings(Recordings part) {
        return with(new Few(few.canary(), few.token(), part));
    }

    private Assembly with(Few all) {
        return new Assembly(webhook, poller, fetcher, listener, pages, sender, remoteFiles, checker, reconciler, all);
    }

    /** Sends one message. Never throws; an unexpected failure counts as UNKNOWN. Must not block the event loop. */
    @FunctionalInterface
    public interface Sender {
        Future<SendOutcome> send(OutboundUpdate update);

        /** Lets go of its connections when the instance stops. Bears repetition. */
        default Future<Void> close() {
            return Future.succeededFuture();
        }
    }

    /** Fetches bytes that wait at the provider, with its credentials and only from its hosts. */
    @FunctionalInterface
    public interface RemoteFiles {
        Future<Buffer> fetch(URI address);

        /**
         * What the runner calls: override it, with {@link Egress#download}, when a file may be larger than a few megabytes.
         * Gives the bytes, or nothing when they are in this file. The runner removes it.
         */
        default Future<Optional<Buffer>> fetch(URI address, Path into) {
            return fetch(address).map(Optional::of);
        }
    }

    /** Pages of the channel's own, mounted at {@code path} of the public listener. */
    public record Pages(String path, Consumer<Router> mount) {}
}
