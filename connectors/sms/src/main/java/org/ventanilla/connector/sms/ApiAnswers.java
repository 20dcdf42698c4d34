package org.ventanilla.connector.sms;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.SendOutcome.Ending;

/** What the hub does next, from the provider's answer and the table of its error codes. Pure. */
final class ApiAnswers {
    private final Properties endings;

    ApiAnswers(Properties endings) {
        this.endings = endings;
    }

    /**
     * @param status HTTP status
     * @param retryAfter header of that name, seconds (RFC 9110 §10.2.3; its date form counts as absent)
     */
    SendOutcome outcome(int status, @Nullable String retryAfter, String body) {
        var answer = json(body);
        if (status / 100 == 2) {
            var sid = answer.getValue("sid") instanceof String id && !id.isEmpty() ? id : null;
            // Taken, but without an id: it may well be on its way.
            return sid == null ? SendOutcome.ended(Ending.UNKNOWN, "no-sid") : SendOutcome.sent(sid);
        }
        var code = answer.getValue("code") instanceof Number number ? String.valueOf(number.longValue()) : null;
        var named = code == null ? "http-" + status : code;
        var ending = ending(status, code);
        return ending == Ending.RETRY
                ? SendOutcome.retry(named, seconds(retryAfter))
                : SendOutcome.ended(ending, named);
    }

    /** What a code means that the provider tells later, after it had taken the message; null for one that nobody listed. */
    @Nullable Ending onTheWay(String code) {
        var listed = endings.getProperty("callback." + code, endings.getProperty(code));
        return listed == null ? null : Ending.valueOf(listed.strip().toUpperCase(Locale.ROOT));
    }

    private Ending ending(int status, @Nullable String code) {
        var listed = code == null ? null : endings.getProperty(code);
        if (listed == null) {
            listed = endings.getProperty("http." + status);
        }
        if (listed != null) {
            return Ending.valueOf(listed.strip().toUpperCase(Locale.ROOT));
        }
        return status >= 500 ? Ending.RETRY : Ending.REJECTED;
    }

    private static @Nullable Long seconds(@Nullable String retryAfter) {
        return retryAfter != null && retryAfter.strip().matches("\\d{1,9}") ? Long.valueOf(retryAfter.strip()) : null;
    }

    private static JsonObject json(String body) {
        try {
            return body.isBlank() ? new JsonObject() : new JsonObject(body);
        } catch (DecodeException e) {
            // a gateway in between answered with a page: the status alone decides
            return new JsonObject();
        }
    }
}
