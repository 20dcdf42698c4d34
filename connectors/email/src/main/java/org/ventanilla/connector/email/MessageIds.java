package org.ventanilla.connector.email;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Message-IDs (RFC 5322 section 3.6.4), always with their brackets. Ours are {@code <delivery.token@domain>}, so that an
 * answer carries the token back even when the plus address was lost.
 */
final class MessageIds {
    private static final int MAX_LENGTH = 998;
    private static final int MIN_TOKEN = 16;
    private static final Pattern DELIVERY = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private MessageIds() {}

    /** All ids in a field, in its order; fragments without brackets are taken when they look like one. */
    static List<String> in(String field) {
        var ids = new ArrayList<String>();
        int from = 0;
        for (int open = field.indexOf('<'); open >= 0; open = field.indexOf('<', from)) {
            int close = field.indexOf('>', open);
            if (close < 0) {
                break;
            }
            String inner = field.substring(open + 1, close).replaceAll("\\s", "");
            if (!inner.isEmpty() && inner.length() < MAX_LENGTH && inner.indexOf('<') < 0) {
                ids.add("<" + inner + ">");
            }
            from = close + 1;
        }
        if (ids.isEmpty() && field.indexOf('@') > 0 && field.strip().matches("[^\\s<>]+")) {
            ids.add("<" + field.strip() + ">");
        }
        return ids;
    }

    /** The mail's own id, or null. */
    static @Nullable String own(MailHeaders headers) {
        var ids = in(headers.value("message-id"));
        return ids.isEmpty() ? null : ids.get(0);
    }

    /** What a mail answers, nearest first: In-Reply-To, then References from its end. */
    static List<String> answered(MailHeaders headers) {
        var ids = new LinkedHashSet<String>();
        headers.all("in-reply-to").forEach(field -> ids.addAll(in(field)));
        var references = new ArrayList<String>();
        headers.all("references").forEach(field -> references.addAll(in(field)));
        for (int i = references.size() - 1; i >= 0; i--) {
            ids.add(references.get(i));
        }
        return List.copyOf(ids);
    }

    /** The id of a mail we send. */
    static String ours(String deliveryId, @Nullable String token, String domain) {
        return "<" + deliveryId + (token == null ? "" : "." + token) + "@" + domain + ">";
    }

    /** The token in an id made by {@link #ours}, or null when it is not one of ours or carries none. */
    static @Nullable String token(String id, OwnAddresses own) {
        int at = id.lastIndexOf('@');
        int dot = id.indexOf('.');
        if (at < 0 || dot < 2 || dot > at || !isOurDomain(id.substring(at + 1, id.length() - 1), own)) {
            return null;
        }
        String token = id.substring(dot + 1, at);
        return Threading.isToken(token) ? token : null;
    }

    /** The delivery named in an id that {@link #isOurs}. */
    static String delivery(String id) {
        return id.substring(1, id.indexOf('.'));
    }

    /**
     * Whether a mail with this id was sent by us: our domain, and a shape that nobody else's programs give their ids. What a
     * hub hands out as a token ends in an unguessable word, perhaps after a number and a dot.
     */
    static boolean isOurs(String id, OwnAddresses own) {
        String token = token(id, own);
        if (token == null) {
            return false;
        }
        int dot = token.lastIndexOf('.');
        boolean isLong = token.length() - dot - 1 >= MIN_TOKEN;
        return isLong && (dot < 0 || DELIVERY.matcher(delivery(id)).matches());
    }

    private static boolean isOurDomain(String host, OwnAddresses own) {
        return own.all().stream().anyMatch(address -> address.domain().equalsIgnoreCase(host));
    }
}
