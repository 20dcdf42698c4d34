package org.ventanilla.connector.conformance.broken;

import io.vertx.core.buffer.Buffer;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.conformance.echo.Echo;
import org.ventanilla.model.Fingerprint;
import org.ventanilla.model.Reporter;

/** Broken in what they call an item. */
final class BrokenIdem {
    private BrokenIdem() {}

    static List<Sample> all() {
        return List.of(
                Sample.of(
                                "IDEM-1",
                                "the minute of arrival in the id",
                                Change.drafts((request, d) -> Change.named(
                                        d, d.nativeId() + request.receivedAt().truncatedTo(ChronoUnit.MINUTES))))
                        .also(
                                "the name of an item is not the one that was kept or that the list has",
                                "IDEM-6",
                                "SEC-3",
                                "REC-1",
                                "REC-2",
                                "GOLD-1"),
                Sample.of(
                                "IDEM-2",
                                "the address of the process in the id",
                                Change.webhook((context, hook) -> new Change.Hook(
                                        hook, request -> suffixed(hook.parse(request), context.publicAddress()))))
                        .also(
                                "the name of an item is another one in every process, and not the one that was kept",
                                "ACK-5",
                                "IDEM-6",
                                "REC-1",
                                "REC-2",
                                "GOLD-1",
                                "CHAOS-1"),
                Sample.of("IDEM-3", "drops other words under a known id", dropping()),
                Sample.of(
                                "IDEM-4",
                                "the words are the id",
                                Change.drafts((request, d) -> Change.named(d, hash(words(d)))))
                        .also(
                                "the name of an item is not the one that was kept or that the list has",
                                "IDEM-5",
                                "IDEM-6",
                                "REC-1",
                                "REC-2",
                                "GOLD-1"),
                Sample.of(
                        "IDEM-5",
                        "all items without an id are one",
                        Change.drafts((request, d) -> d.nativeId().startsWith("raw-") ? Change.named(d, "none") : d)),
                Sample.of(
                                "IDEM-6",
                                "the version in the id",
                                Change.drafts((request, d) -> Change.named(d, "1.0.0-" + d.nativeId())))
                        .also(
                                "the name of an item is not the one that the list has or the golden samples",
                                "REC-1",
                                "REC-2",
                                "GOLD-1"),
                Sample.of(
                        "GOLD-1",
                        "takes every sender for a telephone",
                        Change.drafts((request, d) -> Change.by(d, telephone(d.reporter())))),
                Sample.of("IDEM-7", "one status a message", oneStatus())
                        .also("of all orders of four only one status arrives", "SEND-7"));
    }

    private static Reporter telephone(Reporter r) {
        return new Reporter(
                r.address(),
                Reporter.AddressKind.LANDLINE,
                r.displayName(),
                r.language(),
                r.assurance(),
                r.replyable(),
                r.replyChannel());
    }

    private static String hash(String text) {
        return Fingerprint.of(Buffer.buffer(text).getBytes());
    }

    private static List<Inbound> suffixed(List<Inbound> all, Object suffix) {
        return all.stream()
                .<Inbound>map(one -> one instanceof Inbound.Draft d ? Change.named(d, d.nativeId() + suffix) : one)
                .toList();
    }

    private static Echo dropping() {
        return Change.webhook((context, hook) -> {
            Map<String, String> first = new ConcurrentHashMap<>();
            return new Change.Hook(hook, request -> hook.parse(request).stream()
                    .filter(one -> !(one instanceof Inbound.Draft d) || words(d).equals(first(first, d)))
                    .toList());
        });
    }

    private static String words(Inbound.Draft d) {
        return d.text() == null ? "" : d.text().raw();
    }

    private static String first(Map<String, String> known, Inbound.Draft d) {
        return known.computeIfAbsent(d.nativeId(), id -> words(d));
    }

    private static Echo oneStatus() {
        return Change.webhook((context, hook) -> {
            var known = ConcurrentHashMap.newKeySet();
            return new Change.Hook(hook, request -> hook.parse(request).stream()
                    .filter(one -> !(one instanceof Inbound.Delivery d)
                            || known.add(String.valueOf(d.receipt().deliveryId())))
                    .toList());
        });
    }
}
