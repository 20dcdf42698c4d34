package org.ventanilla.connector.phone;

import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import org.ventanilla.connector.Checker;
import org.ventanilla.connector.Egress;
import org.ventanilla.connector.Egress.Answer;
import org.ventanilla.connector.Egress.Ask;

/** Asks the provider for the account itself (Twilio, "Account resource"): changes nothing and sends nothing. */
final class AccountCheck implements Checker {
    private final Egress egress;
    private final PhoneSettings.Api api;

    AccountCheck(Egress egress, PhoneSettings.Api api) {
        this.egress = egress;
        this.api = api;
    }

    @Override
    public Future<Result> check() {
        var ask = Ask.get(URI.create(api.base() + "/2010-04-01/Accounts/" + api.account() + ".json"))
                .withCredential("Authorization", api.authorization());
        return egress.ask(ask)
                .map(this::judged)
                .otherwise(Result.of("apiBase", "the provider could not be asked: check the address and try again"));
    }

    private Result judged(Answer answer) {
        return switch (answer.status()) {
            case 200 -> isActive(answer) ? Result.OK : Result.of("accountSid", "the account must be active");
            case 401, 403 ->
                Result.of(
                        api.hasKey() ? "apiSecret" : "authTokens", "the provider refused it: check user and password");
            case 404 -> Result.of("accountSid", "the provider knows no such account");
            default -> Result.of("apiBase", "the provider answered " + answer.status() + ": try again");
        };
    }

    private static boolean isActive(Answer answer) {
        try {
            return "active".equals(new JsonObject(answer.body()).getString("status", "active"));
        } catch (DecodeException e) {
            return false; // whatever answered was no account
        }
    }
}
