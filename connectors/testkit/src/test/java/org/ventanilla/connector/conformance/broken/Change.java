package org.ventanilla.connector.conformance.broken;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.Poller;
import org.ventanilla.connector.Poller.Source;
import org.ventanilla.connector.Webhook;
import org.ventanilla.connector.conformance.echo.Echo;
import org.ventanilla.connector.conformance.echo.EchoPull;
import org.ventanilla.connector.conformance.echo.EchoPush;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;

/** One thing changed in a healthy connector. */
final class Change {
    private Change() {}

    static Echo webhook(BiFunction<ConnectorContext, Webhook, Webhook> change) {
        return EchoPush.healthy()
                .but((context, a) -> a.withWebhook(change.apply(context, Objects.requireNonNull(a.webhook()))));
    }

    static Echo parse(UnaryOperator<Parse> change) {
        return webhook((context, hook) -> new Hook(hook, change.apply(hook::parse)));
    }

    static Echo source(BiFunction<ConnectorContext, Source, Source> change) {
        return EchoPull.blocking().but((context, a) -> {
            Poller p = Objects.requireNonNull(a.poller());
            return a.withPoller(new Poller(() -> change.apply(context, p.open().get()), p.parse(), p.pollEvery()));
        });
    }

    static Echo sender(BiFunction<ConnectorContext, Assembly.Sender, Assembly.Sender> change) {
        return EchoPush.healthy()
                .but((context, a) -> a.withSender(change.apply(context, Objects.requireNonNull(a.sender()))));
    }

    /** A webhook's parse. */
    @FunctionalInterface
    interface Parse {
        List<Inbound> of(Webhook.Request request);
    }

    /** Every draft changed. */
    static Echo drafts(BiFunction<Webhook.Request, Inbound.Draft, Inbound> change) {
        return parse(parse -> request -> parse.of(request).stream()
                .map(one -> one instanceof Inbound.Draft draft ? change.apply(request, draft) : one)
                .toList());
    }

    static Inbound.Draft named(Inbound.Draft d, String nativeId) {
        return rebuilt(d, nativeId, d.occurredAt(), d.reporter());
    }

    static Inbound.Draft saying(Inbound.Draft d, String words) {
        return d.withText(words);
    }

    static Inbound.Draft by(Inbound.Draft d, Reporter reporter) {
        return rebuilt(d, d.nativeId(), d.occurredAt(), reporter);
    }

    static Inbound.Draft at(Inbound.Draft d, @Nullable Instant when) {
        return rebuilt(d, d.nativeId(), when, d.reporter());
    }

    private static Inbound.Draft rebuilt(Inbound.Draft d, String nativeId, @Nullable Instant at, Reporter reporter) {
        return new Inbound.Draft(
                nativeId,
                at,
                reporter,
                d.title(),
                d.text(),
                d.location(),
                d.kindHint(),
                d.category(),
                d.files(),
                d.thread(),
                d.flags(),
                d.sign(),
                d.remarks());
    }

    static Inbound.Draft with(Inbound.Draft d, List<Inbound.DraftFile> files) {
        return d.withFiles(files);
    }

    static Inbound.Draft flagged(Inbound.Draft d, List<Submission.Flag> flags) {
        return d.withFlags(flags, d.sign());
    }

    /** The same webhook with another parse. */
    record Hook(Webhook inner, Parse other) implements Webhook {
        @Override
        public @Nullable Reply verify(Request request) {
            return inner.verify(request);
        }

        @Override
        public List<Inbound> parse(Request request) {
            return other.of(request);
        }

        @Override
        public Reply reply(Request request) {
            return inner.reply(request);
        }
    }

    /** The same webhook with another verify. */
    record Guarded(Webhook inner, BiFunction<Webhook, Webhook.Request, Webhook.@Nullable Reply> other)
            implements Webhook {
        @Override
        public @Nullable Reply verify(Request request) {
            return other.apply(inner, request);
        }

        @Override
        public List<Inbound> parse(Request request) {
            return inner.parse(request);
        }

        @Override
        public Reply reply(Request request) {
            return inner.reply(request);
        }
    }

    /** The same webhook with another reply. */
    record Answering(Webhook inner, BiFunction<Webhook, Webhook.Request, Webhook.Reply> other) implements Webhook {
        @Override
        public @Nullable Reply verify(Request request) {
            return inner.verify(request);
        }

        @Override
        public List<Inbound> parse(Request request) {
            return inner.parse(request);
        }

        @Override
        public Reply reply(Request request) {
            return other.apply(inner, request);
        }
    }
}
