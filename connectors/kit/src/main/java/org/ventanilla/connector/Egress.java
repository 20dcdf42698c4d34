package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The only way of a connector to speak HTTP to the outside: to the hosts its descriptor names and no others, never to a
 * private, loopback, link-local or metadata address unless the operator allowed that host by name, looked at after DNS and
 * again at every redirect; with a time limit, a size limit and the channel's rate limit.
 */
public interface Egress {
    /**
     * Succeeds with any complete answer, whatever its status. Fails with {@link NotAllowed} when the address may not be
     * asked, with {@link NotSent} when nothing can have reached the other side, and with anything else when nobody knows.
     */
    Future<Answer> ask(Ask ask);

    /**
     * The same, with the body of a good answer (2xx) in this file instead of in memory; what was there is overwritten. The
     * answer's own body is empty then. When it fails the file may hold a part.
     */
    default Future<Answer> download(Ask ask, Path into) {
        return Future.failedFuture(new NotSent("nothing can be downloaded here"));
    }

    /**
     * A request.
     *
     * @param credentials headers that go to the descriptor's hosts only, never along with a redirect
     * @param redirects how many are followed; those may lead to public addresses outside the descriptor's hosts
     * @param maxBytes a larger answer is broken off
     */
    record Ask(
            HttpMethod method,
            URI address,
            MultiMap headers,
            MultiMap credentials,
            Buffer body,
            int redirects,
            long maxBytes,
            Duration patience) {
        private static final long USUAL_BYTES = 1024 * 1024;
        private static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);

        public static Ask get(URI address) {
            return of(HttpMethod.GET, address, Buffer.buffer());
        }

        public static Ask post(URI address, String contentType, Buffer body) {
            Ask ask = of(HttpMethod.POST, address, body);
            ask.headers().set("Content-Type", contentType);
            return ask;
        }

        public static Ask delete(URI address) {
            return of(HttpMethod.DELETE, address, Buffer.buffer());
        }

        private static Ask of(HttpMethod method, URI address, Buffer body) {
            return new Ask(
                    method,
                    address,
                    MultiMap.caseInsensitiveMultiMap(),
                    MultiMap.caseInsensitiveMultiMap(),
                    body,
                    0,
                    USUAL_BYTES,
                    USUAL_PATIENCE);
        }

        /** The same with one more credential. */
        public Ask withCredential(String header, String value) {
            var all = MultiMap.caseInsensitiveMultiMap().addAll(credentials).set(header, value);
            return new Ask(method, address, headers, all, body, redirects, maxBytes, patience);
        }

        /** The same for a file: how far it may lead and how large it may be. */
        public Ask forFile(int hops, long bytes) {
            return new Ask(method, address, headers, credentials, body, hops, bytes, patience);
        }

        public Ask within(Duration time) {
            return new Ask(method, address, headers, credentials, body, redirects, maxBytes, time);
        }

        @Override
        public String toString() {
            return "Ask[" + method + " " + address.getHost() + "]";
        }
    }

    /** An answer, complete. */
    record Answer(int status, MultiMap headers, Buffer body) {
        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    /** The address is not one this connector may ask. The message names the host and the reason. */
    final class NotAllowed extends RuntimeException {
        public NotAllowed(String why) {
            super(why, null, false, false);
        }
    }

    /** Nothing can have reached the other side: no connection, no name, no place in the rate limit in time. */
    final class NotSent extends RuntimeException {
        public NotSent(String why) {
            super(why, null, false, false);
        }
    }
}
