package org.ventanilla.connector.conformance;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Poller;
import org.ventanilla.connector.RawItem;
import org.ventanilla.model.Receipt;

/** A connected source with somebody counting. */
record WatchedSource(Watch watch, Poller.Source inner) implements Poller.Source {
    @Override
    public List<RawItem> fetch(@Nullable String cursor, int max) throws Exception {
        List<RawItem> batch = inner.fetch(cursor, max);
        watch.fetched(batch.size(), max);
        return batch;
    }

    @Override
    public void acknowledge(RawItem item, Receipt.Outcome outcome) throws Exception {
        inner.acknowledge(item, outcome);
    }

    @Override
    public void setAside(RawItem item) throws Exception {
        inner.setAside(item);
    }

    @Override
    public void awaitNews(Duration atMost) throws Exception {
        inner.awaitNews(atMost);
    }

    @Override
    public void close() throws IOException {
        inner.close();
    }
}
