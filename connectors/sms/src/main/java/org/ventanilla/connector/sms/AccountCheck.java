package org.ventanilla.connector.sms;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import org.ventanilla.connector.Checker;
import org.ventanilla.connector.SourceProblem;

/** Reads our account at the provider (Twilio, "Account resource": fetch), and how our number is set up. Sends nothing. */
final class AccountCheck implements Checker {
    private final ProviderApi api;
    private final SmsSettings settings;

    AccountCheck(ProviderApi api, SmsSettings settings) {
        this.api = api;
        this.settings = settings;
    }

    @Override
    public Future<Result> check() {
        return api.get(settings.accountPath() + ".json")
                .map(AccountCheck::judged)
                .compose(result ->
                        result.isOk() ? new NumberCheck(api, settings).check() : Future.succeededFuture(result))
                .recover(this::named);
    }

    private static Result judged(JsonObject account) {
        String status = account.getString("status", "active");
        return "active".equals(status)
                ? Result.OK
                : Result.of("accountSid", "the provider has this account as " + status + ": it must be active");
    }

    private Future<Result> named(Throwable cause) {
        if (!(cause instanceof SourceProblem problem)) {
            return Future.failedFuture(cause);
        }
        String credential = settings.hasApiKey() ? "apiSecret" : "authTokens";
        return Future.succeededFuture(
                switch (problem.kind()) {
                    case BAD_CREDENTIALS -> Result.of(credential, "the provider refused it: check user and password");
                    case BAD_CONFIGURATION -> Result.of("accountSid", "the provider knows no such account");
                    default -> Result.of("apiBase", problem.getMessage() + ": check the address and try again");
                });
    }
}
