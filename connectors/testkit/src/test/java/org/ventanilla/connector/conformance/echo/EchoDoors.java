package org.ventanilla.connector.conformance.echo;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.Map;
import org.ventanilla.connector.conformance.Doors;
import org.ventanilla.connector.conformance.Item;

/** Genuine and other requests. */
record EchoDoors(EchoWorld world) implements Doors {
    @Override
    public void forged(Item item, Forgery how) {
        EchoCalls calls = world.calls;
        Buffer body = world.message(item).toBuffer();
        calls.exchanges()
                .start(
                        item,
                        switch (how) {
                            case MISSING -> calls.bare("/message", body).build();
                            case WRONG -> calls.request("/message", body, "another secret");
                            case ALTERED_BODY ->
                                calls.bare("/message", Buffer.buffer(body + " "))
                                        .setHeader(
                                                "X-Echo",
                                                EchoSignature.of(
                                                        EchoWorld.SECRET, calls.hub() + calls.path("/message"), body))
                                        .build();
                        });
    }

    @Override
    public void atPath(Item item, String path) {
        var calls = world.calls;
        calls.exchanges().start(item, calls.request(path, world.message(item).toBuffer(), EchoWorld.SECRET));
    }

    @Override
    public void withHeaders(Item item, Map<String, String> headers) {
        signedFor(world.calls.hub(), item, headers);
    }

    @Override
    public void signedFor(URI address, Item item, Map<String, String> headers) {
        var calls = world.calls;
        calls.exchanges()
                .start(item, calls.signedFor(address, world.message(item).toBuffer(), headers));
    }
}
