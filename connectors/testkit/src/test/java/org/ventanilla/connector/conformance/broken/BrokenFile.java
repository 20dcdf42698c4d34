package org.ventanilla.connector.conformance.broken;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.Inbound.DraftFile;
import org.ventanilla.connector.Refused;
import org.ventanilla.connector.conformance.echo.Echo;
import org.ventanilla.connector.conformance.echo.EchoPull;
import org.ventanilla.connector.conformance.echo.EchoPush;

/** Broken in what they do with files, words and times. */
final class BrokenFile {
    private BrokenFile() {}

    static List<Sample> all() {
        return List.of(
                Sample.of(
                                "FILE-1",
                                "gives a file up at once",
                                fetching(f -> f.recover(cause -> Future.failedFuture(new Refused("not there")))))
                        .also("a function of the address alone takes every file through memory", "FILE-8"),
                Sample.of("FILE-2", "waits for files before it answers", eager())
                        .also(
                                "every file is another than the one that was sent",
                                "FILE-1",
                                "FILE-3",
                                "FILE-4",
                                "FILE-5",
                                "FILE-7",
                                "FILE-8"),
                Sample.of("FILE-3", "ten files are enough", files(all -> all.subList(0, Math.min(10, all.size())))),
                Sample.of("FILE-4", "believes the name", files(BrokenFile::onlyNamedRight)),
                Sample.of("FILE-5", "one file a name", files(BrokenFile::oneAName)),
                Sample.of("FILE-6", "an empty file is an error", files(BrokenFile::noEmpty)),
                Sample.of("FILE-7", "files pass through a string", files(all -> all.stream()
                                .map(BrokenFile::asText)
                                .toList()))
                        .also("no picture survives", "FILE-4", "FILE-5"),
                Sample.of("FILE-8", "files pass through memory", inMemory()),
                Sample.of("TEXT-1", "drops what is too old", times(BrokenFile::notOld)),
                Sample.of("TEXT-2", "local times", times(d -> Change.at(d, local(d.occurredAt())))),
                Sample.of(
                        "TEXT-3",
                        "Latin-1",
                        Change.drafts((r, d) -> d.text() == null
                                ? d
                                : Change.saying(d, latin(d.text().raw())))),
                Sample.of(
                        "TEXT-5",
                        "no words, no report",
                        Change.parse(parse -> request -> parse.of(request).stream()
                                .filter(one -> !(one instanceof Inbound.Draft d) || d.text() != null)
                                .toList())));
    }

    private static Echo fetching(UnaryOperator<Future<Buffer>> change) {
        return EchoPush.healthy().but((context, a) -> {
            var fetch = Objects.requireNonNull(a.remoteFiles());
            return a.withRemoteFiles(address -> change.apply(fetch.fetch(address)));
        });
    }

    private static Echo inMemory() {
        return EchoPush.healthy().but((context, a) -> {
            var files = Objects.requireNonNull(a.remoteFiles());
            return a.withRemoteFiles(address -> files.fetch(address));
        });
    }

    /** Throws a file that never comes at the item itself. */
    private static Echo eager() {
        return EchoPush.healthy()
                .but((context, a) -> a.withRemoteFiles(address -> Future.succeededFuture(Buffer.buffer("?"))));
    }

    private static Echo files(UnaryOperator<List<DraftFile>> change) {
        return EchoPull.blocking().but((context, a) -> {
            var p = Objects.requireNonNull(a.poller());
            return a.withPoller(new org.ventanilla.connector.Poller(
                    p.open(),
                    item -> p.parse().apply(item).stream()
                            .<Inbound>map(one ->
                                    one instanceof Inbound.Draft d ? Change.with(d, change.apply(d.files())) : one)
                            .toList(),
                    p.pollEvery()));
        });
    }

    private static List<DraftFile> onlyNamedRight(List<DraftFile> all) {
        return all.stream()
                .filter(f -> !(f instanceof DraftFile.Bytes b)
                        || !String.valueOf(b.name()).endsWith(".heic"))
                .toList();
    }

    private static List<DraftFile> oneAName(List<DraftFile> all) {
        var names = new HashSet<String>();
        var kept = new ArrayList<DraftFile>();
        for (DraftFile file : all) {
            if (!(file instanceof DraftFile.Bytes b) || names.add(String.valueOf(b.name()))) {
                kept.add(file);
            }
        }
        return kept;
    }

    private static List<DraftFile> noEmpty(List<DraftFile> all) {
        for (DraftFile file : all) {
            if (file instanceof DraftFile.Bytes b && b.bytes().length() == 0) {
                throw new IllegalArgumentException("an empty file");
            }
        }
        return all;
    }

    private static DraftFile asText(DraftFile file) {
        return file instanceof DraftFile.Bytes b
                ? new DraftFile.Bytes(Buffer.buffer(b.bytes().toString()), b.declaredType(), b.name())
                : file;
    }

    private static Echo times(UnaryOperator<Inbound.Draft> change) {
        return Change.parse(parse -> request -> {
            var kept = new ArrayList<Inbound>();
            for (Inbound one : parse.of(request)) {
                if (one instanceof Inbound.Draft d && d.occurredAt() != null) {
                    Inbound.Draft changed = change.apply(d);
                    if (changed.occurredAt() != null) {
                        kept.add(changed);
                    }
                } else {
                    kept.add(one);
                }
            }
            return kept;
        });
    }

    private static Inbound.Draft notOld(Inbound.Draft d) {
        Instant oldest = Instant.parse("2026-03-02T00:00:00Z").minus(Duration.ofDays(364));
        boolean old = d.occurredAt() != null
                && d.occurredAt().isBefore(oldest)
                && d.occurredAt().isBefore(Instant.parse("2025-03-10T00:00:00Z"));
        return old ? Change.at(d, null) : d;
    }

    private static Instant local(@org.jspecify.annotations.Nullable Instant at) {
        var zone = ZoneId.of("Europe/Madrid");
        return LocalDateTime.ofInstant(Objects.requireNonNull(at), zone)
                .atZone(zone)
                .toInstant();
    }

    private static String latin(String text) {
        return new String(
                text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
