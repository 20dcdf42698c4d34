package org.ventanilla.connector.conformance.broken;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.ventanilla.connector.Canary;
import org.ventanilla.connector.ExpiringToken;
import org.ventanilla.connector.conformance.echo.Echo;
import org.ventanilla.connector.conformance.echo.EchoPull;

/** Broken in what they tell of their own well-being. */
final class BrokenVitals {
    private BrokenVitals() {}

    static Echo blind() {
        return canary(c -> new Canary(c.every(), c.overdue(), c.send(), item -> Optional.empty()));
    }

    static Echo lazy() {
        return canary(c -> new Canary(c.every(), c.overdue(), token -> Future.succeededFuture(), c.tokenOf()));
    }

    static Echo endless() {
        return token(t -> new Changed(Optional::empty, t::renew));
    }

    static Echo once() {
        return token(t -> {
            var first = new AtomicBoolean(true);
            return new Changed(t::expiresAt, () -> first.getAndSet(false) ? t.renew() : Future.succeededFuture());
        });
    }

    /** The same token with another end, or another way to a new one. */
    private record Changed(Supplier<Optional<Instant>> end, Supplier<Future<Void>> again) implements ExpiringToken {
        @Override
        public Optional<Instant> expiresAt() {
            return end.get();
        }

        @Override
        public Future<Void> renew() {
            return again.get();
        }
    }

    private static Echo canary(UnaryOperator<Canary> change) {
        return EchoPull.blocking().but((context, a) -> {
            Canary canary = a.canary();
            return canary == null ? a : a.withCanary(change.apply(canary));
        });
    }

    private static Echo token(UnaryOperator<ExpiringToken> change) {
        return EchoPull.blocking().but((context, a) -> {
            ExpiringToken token = a.token();
            return token == null ? a : a.withToken(change.apply(token));
        });
    }
}
