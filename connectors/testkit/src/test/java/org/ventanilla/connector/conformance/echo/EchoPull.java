package org.ventanilla.connector.conformance.echo;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Descriptor;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.Egress.Answer;
import org.ventanilla.connector.Fetcher;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.Poller;
import org.ventanilla.connector.RawItem;
import org.ventanilla.connector.SourceProblem;
import org.ventanilla.connector.Traits;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.Reporter;

/** The healthy connectors that ask their source: one over a client that blocks, one over a client that does not. */
public final class EchoPull {
    private EchoPull() {}

    public static Echo blocking() {
        return new Echo(descriptor("well", Capability.CANARY, Capability.EXPIRING_TOKEN), (context, none) -> {
            var client = EchoClient.of(context);
            var poller = new Poller(() -> new Updates(client), item -> read(context, item), every(context));
            return EchoVitals.added(context, client, base(client, none).withPoller(poller));
        });
    }

    public static Echo fetching() {
        return new Echo(descriptor("lake"), (context, none) -> {
            var client = EchoClient.of(context);
            Fetcher.Fetch fetch = (cursor, max) -> client.get(path(cursor, max)).map(EchoPull::items);
            return base(client, none).withFetcher(new Fetcher(fetch, item -> read(context, item), every(context)));
        });
    }

    private static Descriptor descriptor(String type, Capability... more) {
        var capabilities =
                EnumSet.of(Capability.INBOUND_POLL, Capability.SINGLETON, Capability.OUTBOUND, Capability.ATTACHMENTS);
        capabilities.addAll(List.of(more));
        return new Descriptor(
                type,
                "1.0.0",
                Descriptor.CONTRACT_VERSION,
                capabilities,
                more.length == 0 ? EchoPush.schema() : EchoVitals.schema(),
                Set.of("secret", "token"),
                new Traits(Set.of("{provider}"), Reporter.Assurance.CLAIMED, 1_000, null));
    }

    private static Assembly base(EchoClient client, Assembly none) {
        return none.withSender(client::send).withRemoteFiles(client.files()).withChecker(client::check);
    }

    private static Duration every(ConnectorContext context) {
        return Duration.ofMillis(context.options().getLong("pollEveryMillis"));
    }

    private static List<Inbound> read(ConnectorContext context, RawItem item) {
        return EchoReader.read(context.instance(), item.raw(), Instant.EPOCH);
    }

    private static String path(@Nullable String cursor, int max) {
        return "/updates?after=" + (cursor == null ? "0" : cursor) + "&max=" + max;
    }

    static List<RawItem> items(Answer answer) {
        if (answer.status() == 401) {
            throw SourceProblem.of(SourceProblem.Kind.BAD_CREDENTIALS, "the provider does not know the token");
        }
        JsonArray all = answer.body().toJsonArray();
        var items = new ArrayList<RawItem>();
        for (int i = 0; i < all.size(); i++) {
            var update = all.getJsonObject(i);
            items.add(new RawItem(
                    update.getString("position"),
                    update.getString("id"),
                    Buffer.buffer(update.getBinary("raw")),
                    "application/json"));
        }
        return items;
    }

    /** A connected source over a client that this thread waits for. */
    record Updates(EchoClient client, Semaphore closed) implements Poller.Source {
        Updates(EchoClient client) {
            this(client, new Semaphore(0));
        }

        @Override
        public List<RawItem> fetch(@Nullable String cursor, int max) throws Exception {
            return items(wait(client.get(path(cursor, max))));
        }

        private static <T> T wait(Future<T> future) throws Exception {
            try {
                return future.toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw new IllegalStateException("no answer", e.getCause());
            }
        }

        @Override
        public void acknowledge(RawItem item, Receipt.Outcome outcome) throws Exception {
            var unused = wait(client.post("/done?position=" + item.position(), Buffer.buffer()));
        }

        @Override
        public void awaitNews(Duration atMost) throws InterruptedException {
            if (closed.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                closed.release();
            }
        }

        @Override
        public void close() {
            closed.release();
        }
    }
}
