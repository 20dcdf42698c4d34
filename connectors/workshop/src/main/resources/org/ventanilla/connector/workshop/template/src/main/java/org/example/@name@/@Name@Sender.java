package org.example.@name@;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import org.ventanilla.connector.Checker;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Egress;
import org.ventanilla.connector.Egress.Answer;
import org.ventanilla.connector.Egress.Ask;
import org.ventanilla.connector.HttpEndings;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.SendOutcome;

/** The way to the provider. */
record @Name@Sender(Egress egress, String provider, String token) {
    static @Name@Sender of(ConnectorContext context) {
        var options = context.options();
        return new @Name@Sender(context.egress(), options.getString("provider"), options.getString("token"));
    }

    /** {@code ref} lets the provider, and us, know a message that was asked for twice. */
    Future<SendOutcome> send(OutboundUpdate update) {
        var message = new JsonObject()
                .put("ref", update.deliveryId())
                .put("to", update.recipient())
                .put("text", update.text());
        var ask = Ask.post(URI.create(provider + "/send"), "application/json", message.toBuffer());
        return HttpEndings.of(egress.ask(ask.withCredential("X-Token", token)), @Name@Sender::ending);
    }

    private static SendOutcome ending(Answer answer) {
        return switch (answer.status()) {
            case 200 -> SendOutcome.sent(answer.body().toJsonObject().getString("id"));
            case 410 -> SendOutcome.ended(SendOutcome.Ending.STOPPED, "opted-out");
            default -> HttpEndings.of(answer, null);
        };
    }

    Future<Checker.Result> check() {
        var ask = Ask.get(URI.create(provider + "/me")).withCredential("X-Token", token);
        return egress.ask(ask).map(answer -> answer.status() == 200
                ? Checker.Result.OK
                : Checker.Result.of("token", "the provider answers " + answer.status() + "; is the token still valid?"));
    }
}
