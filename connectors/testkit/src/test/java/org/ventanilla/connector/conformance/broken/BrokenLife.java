package org.ventanilla.connector.conformance.broken;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.ventanilla.connector.Checker;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Descriptor;
import org.ventanilla.connector.Poller.Source;
import org.ventanilla.connector.RawItem;
import org.ventanilla.connector.SourceProblem;
import org.ventanilla.connector.conformance.echo.Echo;
import org.ventanilla.connector.conformance.echo.EchoPull;
import org.ventanilla.connector.conformance.echo.EchoPush;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;

/** Broken in how they start, live and end. */
final class BrokenLife {
    /** So many at once tempt to take a short cut. */
    private static final int MANY = 5;

    private BrokenLife() {}

    static List<Sample> all() {
        return List.of(
                Sample.of(
                        "LIFE-1",
                        "takes options it does not know",
                        EchoPush.healthy().saying(BrokenLife::open)),
                Sample.of("LIFE-2", "corrects a bad option by itself", corrects()),
                Sample.of(
                        "LIFE-3",
                        "a check that always says OK",
                        EchoPush.healthy()
                                .but((context, a) -> a.withChecker(() -> Future.succeededFuture(Checker.Result.OK)))),
                Sample.of("LIFE-4", "takes a failure for no news", Change.source((c, s) -> silent(s)))
                        .also("what failed is neither seen as away nor as refused", "LIFE-5", "VIS-1"),
                Sample.of("LIFE-5", "says away when its password is wrong", Change.source((c, s) -> vague(s))),
                Sample.of("LIFE-6", "marks all it fetched when it closes", Change.source((c, s) -> greedy(s)))
                        .also(
                                "told too early, an item is missing wherever the hub holds back",
                                "ACK-2",
                                "ACK-6",
                                "POISON-6",
                                "CLUS-2"),
                Sample.of("LIFE-7", "a thread that nobody ends", thread()),
                Sample.of("LIFE-8", "hands its whole batch in by itself", Change.source(BrokenLife::eager))
                        .also("what is handed in past the runner is handed in twice", "CLUS-1"));
    }

    private static Descriptor open(Descriptor d) {
        var unused = d.optionsSchema().remove("additionalProperties");
        return d;
    }

    private static Echo corrects() {
        Echo healthy = EchoPush.healthy();
        return new Echo(healthy.descriptor(), (context, none) -> {
            JsonObject options = context.options().copy();
            if (!options.getString("provider").startsWith("http")) {
                options.put("provider", "http://127.0.0.1:1");
            }
            var corrected = new ConnectorContext(
                    context.instance(),
                    options,
                    context.vertx(),
                    context.clock(),
                    context.publicAddress(),
                    context.intake(),
                    context.blobs(),
                    context.egress(),
                    context.places());
            return healthy.parts().apply(corrected, none);
        });
    }

    static Source silent(Source s) {
        return Wrapped.of(s).fetching((inner, cursor, max) -> {
            try {
                return inner.fetch(cursor, max);
            } catch (Exception swallowed) {
                return List.of();
            }
        });
    }

    private static Source vague(Source s) {
        return Wrapped.of(s).fetching((inner, cursor, max) -> {
            try {
                return inner.fetch(cursor, max);
            } catch (SourceProblem reason) {
                throw new IllegalStateException("something is wrong");
            }
        });
    }

    static Source greedy(Source s) {
        var fetched = new ArrayList<RawItem>();
        return Wrapped.of(s)
                .fetching((inner, cursor, max) -> {
                    var batch = inner.fetch(cursor, max);
                    fetched.addAll(batch);
                    return batch;
                })
                .closing(inner -> {
                    for (RawItem item : fetched) {
                        mark(inner, item);
                    }
                    inner.close();
                });
    }

    private static void mark(Source source, RawItem item) {
        try {
            source.acknowledge(item, Receipt.Outcome.ACCEPTED);
        } catch (Exception e) {
            throw new IllegalStateException("not marked", e);
        }
    }

    private static Echo thread() {
        return EchoPull.blocking().but((context, a) -> {
            var thread = new Thread(() -> new Semaphore(0).acquireUninterruptibly(), "left-over-" + System.nanoTime());
            thread.setDaemon(true);
            thread.start();
            return a;
        });
    }

    static Source eager(ConnectorContext context, Source s) {
        return Wrapped.of(s).fetching((inner, cursor, max) -> {
            var batch = inner.fetch(cursor, max);
            for (RawItem item : batch.size() < MANY ? List.<RawItem>of() : readable(batch)) {
                context.intake().accept(bare(context, item)).onComplete(done -> {});
            }
            return batch;
        });
    }

    /** Hands in by itself what it saw before. */
    static Source impatient(ConnectorContext context, Source s) {
        var seen = ConcurrentHashMap.newKeySet();
        return Wrapped.of(s).fetching((inner, cursor, max) -> {
            var batch = inner.fetch(cursor, max);
            for (RawItem item : batch) {
                if (!seen.add(item.nativeId())) {
                    context.intake().accept(bare(context, item)).onComplete(done -> {});
                }
            }
            return batch;
        });
    }

    private static List<RawItem> readable(List<RawItem> batch) {
        return batch.stream()
                .filter(item -> item.raw().toString().endsWith("}"))
                .toList();
    }

    private static Submission bare(ConnectorContext context, RawItem item) {
        return Submission.draft(context.instance(), "well", context.instance() + ":" + item.nativeId())
                .connectorVersion("1.0.0")
                .reporter(Reporter.ANONYMOUS)
                .typed(item.raw().toJsonObject().getString("text"))
                .made();
    }
}
