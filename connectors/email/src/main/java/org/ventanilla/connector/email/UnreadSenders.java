package org.ventanilla.connector.email;

import java.util.List;
import java.util.Locale;

/**
 * Mailbox names behind which nobody reads. Such a name proves no machine, so the mail still makes a report; an answer to it
 * would at best be lost and at worst go round in circles.
 */
final class UnreadSenders {
    private static final List<String> NAMES = Resources.text("unread-senders.txt")
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();

    /** How list programs name what handles a list's own mail (RFC 2142 section 6). */
    private static final List<String> LIST_ENDINGS = List.of("-request", "-bounces", "-owner");

    private static final String LIST_OWNER = "owner-";

    private UnreadSenders() {}

    static boolean isOne(String address) {
        String local =
                address.substring(0, Math.max(0, address.lastIndexOf('@'))).toLowerCase(Locale.ROOT);
        String bare = local.replaceAll("[-_.]", "");
        return local.startsWith(LIST_OWNER)
                || LIST_ENDINGS.stream().anyMatch(local::endsWith)
                || NAMES.stream().anyMatch(bare::startsWith);
    }
}
