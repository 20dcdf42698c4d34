package org.example.@name@;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.Webhook;
import org.ventanilla.model.ControlEvent;
import org.ventanilla.model.Reporter;

/** What the provider calls: one message a request, as JSON, with the shared token in a header. */
record @Name@Webhook(String instance, String token) implements Webhook {
    private static final String PATH = "/message";

    @Override
    public Reply verify(Request request) {
        if (!request.path().equals(PATH)) {
            return new Reply(404, "text/plain", "there is nothing here");
        }
        String given = request.headers().get("X-Token");
        return given != null && MessageDigest.isEqual(bytes(token), bytes(given))
                ? null
                : new Reply(403, "text/plain", "the token is not the provider's");
    }

    /** Pure: the same bytes give the same drafts, today and in a year. What it cannot read it throws. */
    @Override
    public List<Inbound> parse(Request request) {
        JsonObject message = request.body().toJsonObject();
        String from = message.getString("from");
        String text = message.getString("text");
        if ("STOP".equals(text)) {
            return List.of(new Inbound.Control(new ControlEvent(
                    instance, from, ControlEvent.Type.STOP, null, null, request.receivedAt(), message.getString("id"))));
        }
        var reporter = new Reporter(
                from, Reporter.AddressKind.ACCOUNT, null, null, Reporter.Assurance.CLAIMED, true, null);
        return List.of(Inbound.Draft.of(message.getString("id"), message.getInstant("at"), reporter).withText(text));
    }

    @Override
    public Reply reply(Request request) {
        return new Reply(200, "text/plain", "thank you");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
