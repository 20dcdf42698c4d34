package org.ventanilla.connector.conformance.broken;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.Inbound.Draft;
import org.ventanilla.connector.Webhook.Request;
import org.ventanilla.connector.conformance.echo.Echo;
import org.ventanilla.connector.conformance.echo.EchoPacks;
import org.ventanilla.connector.conformance.echo.EchoReader;
import org.ventanilla.model.Reporter;

/** Broken in what only one kind of channel does. */
final class BrokenPack {
    private BrokenPack() {}

    static List<Sample> all() {
        return List.of(
                Sample.of("SMS-1", "one id for all parts", drafts(EchoPacks.sms(), BrokenPack::whole)),
                Sample.of("SMS-2", "any message with the word is a wish", stopping()),
                Sample.of("SMS-3", "answers everybody", drafts(EchoPacks.sms(), BrokenPack::reachable)),
                Sample.of("VOICE-1", "no words, no call", drafts(EchoPacks.phone(), BrokenPack::waiting))
                        .also("a call without words is one of the orders", "VOICE-2"),
                Sample.of("VOICE-2", "words of known calls only", knownCalls()),
                Sample.of("VOICE-3", "believes what was heard in silence", believing()),
                Sample.of("KIOSK-1", "one file a report", drafts(EchoPacks.kiosk(), BrokenPack::oneFile)),
                Sample.of("KIOSK-2", "the machine's number is enough", drafts(EchoPacks.kiosk(), BrokenPack::number)),
                Sample.of("KIOSK-3", "the time of the replay", drafts(EchoPacks.kiosk(), d -> Change.at(d, null))));
    }

    private static Echo parse(Echo healthy, UnaryOperator<Change.Parse> change) {
        return healthy.but((context, a) -> {
            var hook = Objects.requireNonNull(a.webhook());
            return a.withWebhook(new Change.Hook(hook, change.apply(hook::parse)));
        });
    }

    /** Every draft changed; null for none. */
    private interface Drafts {
        @Nullable Draft of(Draft d);
    }

    private static Echo drafts(Echo healthy, Drafts change) {
        return parse(
                healthy,
                parse -> request -> parse.of(request).stream()
                        .flatMap(one -> one instanceof Draft d ? Stream.ofNullable(change.of(d)) : Stream.of(one))
                        .map(Inbound.class::cast)
                        .toList());
    }

    private static Draft whole(Draft d) {
        int part = d.nativeId().indexOf(":part:");
        return part < 0 ? d : Change.named(d, d.nativeId().substring(0, part));
    }

    private static Echo stopping() {
        return parse(EchoPacks.sms(), parse -> request -> {
            var json = request.body().toJsonObject();
            boolean wishes = String.valueOf(json.getString("text")).contains("STOP");
            return wishes
                    ? EchoReader.read("sms", json.put("text", "STOP").toBuffer(), request.receivedAt())
                    : parse.of(request);
        });
    }

    private static Draft reachable(Draft d) {
        Reporter r = d.reporter();
        return Change.by(d, new Reporter(r.address(), r.kind(), null, null, r.assurance(), true, r.replyChannel()));
    }

    private static @Nullable Draft waiting(Draft d) {
        boolean end = d.thread() == null && d.text() == null && d.files().isEmpty();
        return end ? null : d;
    }

    private static Echo knownCalls() {
        return EchoPacks.phone().but((context, a) -> {
            var hook = Objects.requireNonNull(a.webhook());
            var known = ConcurrentHashMap.newKeySet();
            return a.withWebhook(new Change.Hook(hook, request -> known(known, request, hook.parse(request))));
        });
    }

    private static List<Inbound> known(Set<Object> known, Request request, List<Inbound> items) {
        var json = request.body().toJsonObject();
        if ("ENDED".equals(json.getString("callback"))) {
            known.add(json.getString("id"));
        }
        boolean strange = "TRANSCRIBED".equals(json.getString("callback")) && !known.contains(json.getString("id"));
        return strange ? List.of() : items;
    }

    private static Echo believing() {
        return parse(EchoPacks.phone(), parse -> request -> {
            var json = request.body().toJsonObject();
            return json.containsKey("confidence")
                    ? EchoReader.read("phone", json.put("confidence", 1.0).toBuffer(), request.receivedAt())
                    : parse.of(request);
        });
    }

    private static Draft oneFile(Draft d) {
        int piece = d.nativeId().indexOf(":piece:");
        return piece < 0 ? d : Change.named(d, d.nativeId().substring(0, piece + ":piece".length()));
    }

    private static Draft number(Draft d) {
        return Change.named(d, d.nativeId().replaceFirst("^i\\d+-", ""));
    }
}
