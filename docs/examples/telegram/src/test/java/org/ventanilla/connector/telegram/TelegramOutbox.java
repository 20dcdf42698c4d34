package org.ventanilla.connector.telegram;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.ventanilla.connector.conformance.Outbox;
import org.ventanilla.connector.sandbox.Messenger;
import org.ventanilla.connector.sandbox.Messenger.Failure;

/** What the bot sent, and how the Bot API answers it. */
record TelegramOutbox(Messenger messenger) implements Outbox {
    private static final String SEND = "sendMessage";
    private static final int SECONDS = 7;

    @Override
    public List<Sent> sent() {
        return messenger.sent().stream()
                .map(m -> new Sent(m.getString("chat_id"), m.getString("text")))
                .toList();
    }

    @Override
    public int asked() {
        return messenger.asked(SEND);
    }

    @Override
    public long retryAfterSeconds() {
        return SECONDS;
    }

    @Override
    public void be(Answer answer) {
        switch (answer) {
            case TAKEN -> messenger.mend(SEND);
            case THROTTLED -> fail(429, new JsonObject().put("retry_after", SECONDS));
            case BROKEN -> fail(502, new JsonObject());
            case REFUSED -> fail(400, new JsonObject());
            case OPTED_OUT -> fail(403, new JsonObject());
            case TAKEN_UNSAID -> fail(Failure.TAKEN_BUT_CUT, new JsonObject());
        }
    }

    private void fail(int status, JsonObject parameters) {
        messenger.fail(
                SEND, new Failure(status, new JsonObject().put("ok", false).put("parameters", parameters)));
    }
}
