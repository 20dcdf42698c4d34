package org.ventanilla.connector.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a call went.
 *
 * @param heard every sentence that the caller heard
 * @param statuses what the city's webhooks answered, in order
 * @param dialed number that the caller was put through to; null for none
 * @param hungUp whether the city ended it
 */
public record CallLog(
        String callSid, List<String> heard, List<Integer> statuses, @Nullable String dialed, boolean hungUp) {
    public CallLog {
        heard = List.copyOf(heard);
        statuses = List.copyOf(statuses);
    }

    /** All that the caller heard. */
    public String allHeard() {
        return String.join(" ", heard);
    }
}
