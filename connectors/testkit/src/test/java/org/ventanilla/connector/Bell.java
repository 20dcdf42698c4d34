package org.ventanilla.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Descriptor.Capability;

/**
 * The smallest channel that calls us. Its body is lines of {@code id=words}; a header is its signature. Bodies that begin
 * with an exclamation mark go wrong in the way they name.
 */
final class Bell implements Connector, Webhook {
    static final String SIGNATURE = "X-Bell";

    final List<String> paths = new CopyOnWriteArrayList<>();
    volatile Consumer<String> onParse = body -> {};
    private final Capability[] capabilities;

    Bell(Capability... capabilities) {
        this.capabilities = capabilities;
    }

    @Override
    public Descriptor descriptor() {
        return Said.descriptor("bell", capabilities);
    }

    @Override
    public Assembly assemble(ConnectorContext context) {
        return Assembly.none().withWebhook(this);
    }

    @Override
    public @Nullable Reply verify(Request request) {
        paths.add(request.path());
        return "genuine".equals(request.headers().get(SIGNATURE)) ? null : new Reply(403, "text/plain", "no");
    }

    @Override
    public List<Inbound> parse(Request request) {
        String body = request.body().toString();
        onParse.accept(body);
        switch (body) {
            case "!exception" -> throw new IllegalStateException("cannot be read");
            case "!error" -> throw new AssertionError("cannot be read at all");
            case "!stack" -> parse(request);
            default -> {
                // read below
            }
        }
        var items = new ArrayList<Inbound>();
        for (String line : body.split("\n", -1)) {
            String[] parts = line.split("=", 2);
            items.add(Said.draft(parts[0], parts.length == 2 ? parts[1] : ""));
        }
        return items;
    }

    @Override
    public Reply reply(Request request) {
        if (request.body().toString().endsWith("!reply")) {
            throw new IllegalStateException("no words for it");
        }
        return new Reply(200, "text/plain", "thanks");
    }
}
