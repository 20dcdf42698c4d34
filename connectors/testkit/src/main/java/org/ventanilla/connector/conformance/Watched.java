package org.ventanilla.connector.conformance;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Descriptor;
import org.ventanilla.connector.Dialogue;
import org.ventanilla.connector.Fetcher;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.Listener;
import org.ventanilla.connector.Poller;
import org.ventanilla.connector.RawItem;
import org.ventanilla.connector.Reconciler;
import org.ventanilla.connector.Webhook;
import org.ventanilla.model.Receipt;

/** The connector as it is, with somebody looking at how long its functions take, and with a parse that can be spoilt. */
final class Watched implements Connector {
    private final Connector inner;
    private final Watch watch;

    Watched(Connector inner, Watch watch) {
        this.inner = inner;
        this.watch = watch;
    }

    @Override
    public Descriptor descriptor() {
        return inner.descriptor();
    }

    @Override
    public Assembly assemble(ConnectorContext context) {
        Assembly a = watch.timed("assemble", () -> inner.assemble(context));
        var webhook = a.webhook();
        var poller = a.poller();
        var fetcher = a.fetcher();
        var listener = a.listener();
        var sender = a.sender();
        var files = a.remoteFiles();
        var reconciler = a.reconciler();
        return new Assembly(
                webhook == null ? null : new WatchedWebhook(webhook),
                poller == null ? null : watched(poller),
                fetcher == null ? null : watched(fetcher),
                listener == null ? null : watched(listener),
                a.pages(),
                sender == null ? null : update -> watch.timed("send", () -> sender.send(update)),
                files == null ? null : new WatchedFiles(watch, files),
                a.checker(),
                reconciler == null ? null : new Reconciler(reconciler.list(), parse(reconciler.parse())),
                a.few());
    }

    private Poller watched(Poller p) {
        Supplier<Poller.Source> open = () -> {
            watch.open();
            return new WatchedSource(watch, p.open().get());
        };
        return new Poller(open, parse(p.parse()), p.pollEvery());
    }

    private Listener watched(Listener l) {
        Supplier<Dialogue> open = () -> new WatchedDialogue(watch, l.open().get());
        return new Listener(l.place(), l.limits(), open, parse(l.parse()));
    }

    private Fetcher watched(Fetcher f) {
        Fetcher.Fetch fetch = (cursor, max) -> {
            Future<List<RawItem>> batch = watch.timed("fetch", () -> f.fetch().after(cursor, max));
            return batch.onSuccess(items -> watch.fetched(items.size(), max));
        };
        return new Fetcher(fetch, parse(f.parse()), f.pollEvery());
    }

    private Function<RawItem, List<Inbound>> parse(Function<RawItem, List<Inbound>> parse) {
        return item -> watch.parsed(item.raw(), () -> parse.apply(item));
    }

    private final class WatchedWebhook implements Webhook {
        private final Webhook inside;

        WatchedWebhook(Webhook inside) {
            this.inside = inside;
        }

        @Override
        public @Nullable Reply verify(Request request) {
            Supplier<@Nullable Reply> verify = () -> inside.verify(request);
            return watch.timed("verify", verify);
        }

        @Override
        public List<Inbound> parse(Request request) {
            return watch.parsed(request.body(), () -> inside.parse(request));
        }

        @Override
        public Reply reply(Request request) {
            return watch.timed("reply", () -> inside.reply(request));
        }

        @Override
        public Future<Reply> answer(Request request, List<Receipt> receipts) {
            return watch.timed("reply", () -> inside.answer(request, receipts));
        }
    }
}
