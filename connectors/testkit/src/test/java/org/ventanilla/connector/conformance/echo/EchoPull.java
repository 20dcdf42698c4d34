package org.ventanilla.connector.conformance.echo;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Descriptor;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.Poller;
import org.ventanilla.connector.RawItem;
import org.ventanilla.connector.SourceProblem;
import org.ventanilla.connector.Traits;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.Reporter;

/** The healthy connector that asks its source. */
public final class EchoPull {
    private EchoPull() {}

    public static Echo healthy() {
        var descriptor = new Descriptor(
                "well",
                "1.0.0",
                Descriptor.CONTRACT_VERSION,
                Set.of(Capability.INBOUND_POLL, Capability.SINGLETON, Capability.OUTBOUND, Capability.ATTACHMENTS),
                EchoPush.schema(),
                Set.of("secret", "token"),
                new Traits(Set.of("{provider}"), Reporter.Assurance.CLAIMED, 1_000, null));
        return new Echo(descriptor, EchoPull::parts);
    }

    private static Assembly parts(ConnectorContext context, Assembly none) {
        var client = EchoClient.of(context);
        var every = Duration.ofMillis(context.options().getLong("pollEveryMillis"));
        return none.withPoller(new Poller(
                        () -> new Updates(client),
                        item -> EchoReader.read(context.instance(), item.raw(), Instant.EPOCH),
                        every))
                .withSender(client::send)
                .withRemoteFiles(client::file)
                .withChecker(client::check);
    }

    /** A connected source over a client that this thread waits for. */
    public static class Updates implements Poller.Source {
        private final EchoClient client;
        private final Semaphore closed = new Semaphore(0);

        public Updates(EchoClient client) {
            this.client = client;
        }

        @Override
        public List<RawItem> fetch(@Nullable String cursor, int max) throws Exception {
            String after = cursor == null ? "0" : cursor;
            var answer = wait(HttpMethod.GET, "/updates?after=" + after + "&max=" + max);
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

        private EchoClient.Answer wait(HttpMethod method, String path) throws Exception {
            var answer = client.ask(method, path, Buffer.buffer())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(5, TimeUnit.SECONDS);
            if (answer.status() == 401) {
                throw SourceProblem.of(SourceProblem.Kind.BAD_CREDENTIALS, "the provider does not know the token");
            }
            return answer;
        }

        @Override
        public void acknowledge(RawItem item, Receipt.Outcome outcome) throws Exception {
            var unused = wait(HttpMethod.POST, "/done?position=" + item.position());
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
