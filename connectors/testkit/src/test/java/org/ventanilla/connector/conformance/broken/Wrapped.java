package org.ventanilla.connector.conformance.broken;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Poller.Source;
import org.ventanilla.connector.RawItem;
import org.ventanilla.model.Receipt;

/** A source with some of its methods changed: override by handing functions in. */
record Wrapped(Source inner, Fetch fetch, Ack ack, Close closing) implements Source {
    /** Another fetch. */
    @FunctionalInterface
    interface Fetch {
        List<RawItem> after(Source inner, @Nullable String cursor, int max) throws Exception;
    }

    /** Another acknowledge. */
    @FunctionalInterface
    interface Ack {
        void of(Source inner, RawItem item, Receipt.Outcome outcome) throws Exception;
    }

    /** Another close. */
    @FunctionalInterface
    interface Close {
        void of(Source inner) throws IOException;
    }

    static Wrapped of(Source inner) {
        return new Wrapped(inner, Source::fetch, Source::acknowledge, Source::close);
    }

    Wrapped fetching(Fetch other) {
        return new Wrapped(inner, other, ack, closing);
    }

    Wrapped acknowledging(Ack other) {
        return new Wrapped(inner, fetch, other, closing);
    }

    Wrapped closing(Close other) {
        return new Wrapped(inner, fetch, ack, other);
    }

    @Override
    public List<RawItem> fetch(@Nullable String cursor, int max) throws Exception {
        return fetch.after(inner, cursor, max);
    }

    @Override
    public void acknowledge(RawItem item, Receipt.Outcome outcome) throws Exception {
        ack.of(inner, item, outcome);
    }

    @Override
    public void awaitNews(Duration atMost) throws Exception {
        inner.awaitNews(atMost);
    }

    @Override
    public void close() throws IOException {
        closing.of(inner);
    }
}
