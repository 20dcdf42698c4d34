package org.ventanilla.connector.sms;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.Egress;
import org.ventanilla.connector.Egress.Ask;
import org.ventanilla.connector.Refused;

/**
 * Fetches a picture that waits at the provider (Twilio, "Media resource"): Basic authentication to the provider's own
 * hosts, redirects to its storage followed without it. Fails with {@link Refused} or {@link Egress.NotAllowed} when another
 * try cannot help, with {@link NotReady} when it may.
 */
final class TwilioMedia implements Assembly.RemoteFiles {
    private static final int REDIRECTS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Egress egress;
    private final SmsSettings settings;
    private final long maxBytes;

    /** Right after the webhook the provider may not have the picture yet. */
    static final class NotReady extends RuntimeException {
        NotReady(String code) {
            super(code, null, false, false);
        }
    }

    /** @param maxBytes of one picture */
    TwilioMedia(Egress egress, SmsSettings settings, long maxBytes) {
        this.egress = egress;
        this.settings = settings;
        this.maxBytes = maxBytes;
    }

    @Override
    public Future<Buffer> fetch(URI address) {
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        if (!settings.mediaHosts().contains(host)) {
            return Future.failedFuture(new Refused("media-host-not-allowed"));
        }
        var ask = Ask.get(address)
                .withCredential("Authorization", settings.authorization())
                .forFile(REDIRECTS, maxBytes)
                .within(PATIENCE);
        return egress.ask(ask)
                .compose(answer -> answer.status() == 200
                        ? Future.succeededFuture(answer.body())
                        : Future.failedFuture(new NotReady("media-http-" + answer.status())));
    }
}
