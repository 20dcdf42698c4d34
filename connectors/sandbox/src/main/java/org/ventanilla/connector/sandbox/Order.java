package org.ventanilla.connector.sandbox;

import io.vertx.core.MultiMap;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the city asks the telephone company to send (Twilio, "Message resource": create).
 *
 * @param to recipient, empty when absent
 * @param from one of our numbers or the sid of a messaging service, empty when absent
 * @param body text, empty when absent; what stands in a template's first variable
 * @param template name of an approved template, empty for free words
 * @param media addresses of pictures that go along
 * @param callback where progress is reported, empty when nobody wants it
 */
record Order(String to, String from, String body, String template, List<String> media, String callback) {
    private static final Pattern NUMBER = Pattern.compile("(whatsapp:)?\\+[1-9]\\d{6,14}");
    private static final int LONGEST_BODY = 1_600;

    static Order of(MultiMap form) {
        String service = Objects.requireNonNullElse(form.get("MessagingServiceSid"), "");
        String template = Objects.requireNonNullElse(form.get("ContentSid"), "");
        return new Order(
                Objects.requireNonNullElse(form.get("To"), ""),
                Objects.requireNonNullElse(form.get("From"), service),
                template.isEmpty() ? Objects.requireNonNullElse(form.get("Body"), "") : variable(form),
                template,
                List.copyOf(form.getAll("MediaUrl")),
                Objects.requireNonNullElse(form.get("StatusCallback"), ""));
    }

    private static String variable(MultiMap form) {
        try {
            return new JsonObject(Objects.requireNonNullElse(form.get("ContentVariables"), "{}")).getString("1", "");
        } catch (DecodeException notJson) {
            return "";
        }
    }

    /** Whether the channel carries free words only for a day after the recipient wrote. */
    boolean needsWindow() {
        return template.isEmpty() && to.startsWith("whatsapp:");
    }

    /**
     * Why the order is not taken, if so.
     *
     * @param ours the city's number
     * @param optedOut numbers that sent a stop word
     * @param callbackHosts hosts that may be called back, loopback aside: nothing leaves this machine
     */
    Optional<Refusal> refusal(String ours, Set<String> optedOut, Set<String> callbackHosts) {
        return Optional.ofNullable(firstMissing()
                .or(() -> unfit(ours, callbackHosts))
                .or(() -> MagicNumber.of(to).refusal())
                .orElse(optedOut.contains(to) ? Refusal.OPTED_OUT : null));
    }

    private Optional<Refusal> firstMissing() {
        if (to.isEmpty()) {
            return Optional.of(Refusal.NO_RECIPIENT);
        }
        if (from.isEmpty()) {
            return Optional.of(Refusal.NO_SENDER);
        }
        return body.isEmpty() && media.isEmpty() ? Optional.of(Refusal.NO_BODY) : Optional.empty();
    }

    private Optional<Refusal> unfit(String ours, Set<String> callbackHosts) {
        if (!NUMBER.matcher(to).matches()) {
            return Optional.of(Refusal.BAD_NUMBER);
        }
        if (!from.equals(ours) && !from.equals("whatsapp:" + ours) && !from.startsWith("MG")) {
            return Optional.of(Refusal.FOREIGN_SENDER);
        }
        if (body.length() > LONGEST_BODY) {
            return Optional.of(Refusal.TOO_LONG);
        }
        return callback.isEmpty() || reachable(callback, callbackHosts)
                ? Optional.empty()
                : Optional.of(Refusal.BAD_CALLBACK);
    }

    private static boolean reachable(String callback, Set<String> hosts) {
        try {
            String host = new URI(callback).getHost();
            return host != null
                    && (host.equals("localhost")
                            || host.equals("[::1]")
                            || host.matches("127(\\.\\d{1,3}){3}")
                            || hosts.contains(host));
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "Order[" + body.length() + " characters]";
    }
}
