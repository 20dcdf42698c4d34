package org.ventanilla.connector.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Blobs;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Egress;
import org.ventanilla.connector.NoReceipt;
import org.ventanilla.connector.Places;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Fingerprint;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.Submission;

/** A hub of a few lines behind a real listener: keeps submissions by key, as the real one promises. */
final class Desk {
    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    final List<Submission> kept = new ArrayList<>();
    final List<Buffer> photos = new ArrayList<>();
    boolean away;

    Future<Receipt> accept(Submission submission) {
        if (away) {
            return Future.failedFuture(new NoReceipt("the hub is away"));
        }
        for (int n = 0; n < kept.size(); n++) {
            if (kept.get(n).key().equals(submission.key())) {
                boolean same = String.valueOf(kept.get(n).fingerprint()).equals(submission.fingerprint());
                return Future.succeededFuture(
                        receipt(same ? Receipt.Outcome.DUPLICATE : Receipt.Outcome.CONFLICT, n + 1));
            }
        }
        kept.add(submission);
        return Future.succeededFuture(receipt(Receipt.Outcome.ACCEPTED, kept.size()));
    }

    private static Receipt receipt(Receipt.Outcome outcome, int n) {
        return new Receipt(Receipt.SCHEMA, outcome, "r" + n, "AV-" + n, "/s/AV-" + n + ".tok", "tok", null, null);
    }

    Submission last() {
        return kept.get(kept.size() - 1);
    }

    /** The port on which the form now listens. */
    Future<Integer> open(Vertx vertx, JsonObject options, Consumer<Router> more) {
        var context = new ConnectorContext(
                "formulario",
                options,
                vertx,
                Clock.fixed(NOW, ZoneOffset.UTC),
                URI.create("https://avisos.example"),
                this::accept,
                new Shelf(photos),
                ask -> Future.failedFuture(new Egress.NotSent("the form asks nobody")),
                Places.NONE);
        var pages = new WebConnector().assemble(context).pages();
        if (pages == null) {
            throw new IllegalStateException("no pages");
        }
        Router root = Router.router(vertx);
        Router form = Router.router(vertx);
        pages.mount().accept(form);
        root.route(pages.path() + "*").subRouter(form);
        more.accept(root);
        var listener = new HttpServerOptions().setMaxFormAttributeSize(65_536).setHost("127.0.0.1");
        return vertx.createHttpServer(listener)
                .requestHandler(root)
                .listen(options.getInteger("port", 0))
                .map(server -> server.actualPort());
    }

    /** Keeps photos; an empty one is named. */
    private record Shelf(List<Buffer> photos) implements Blobs {
        @Override
        public Future<Attachment> put(Buffer bytes, @Nullable String declaredType, @Nullable String name) {
            photos.add(bytes);
            String problem = bytes.length() == 0 ? "empty" : null;
            return Future.succeededFuture(new Attachment(
                    "ref" + photos.size(),
                    Fingerprint.of(bytes.getBytes()),
                    bytes.length(),
                    declaredType,
                    declaredType,
                    name,
                    Attachment.State.STORED,
                    problem,
                    false));
        }

        @Override
        public Future<Buffer> get(String ref) {
            return Future.failedFuture("nothing is read here");
        }
    }
}
