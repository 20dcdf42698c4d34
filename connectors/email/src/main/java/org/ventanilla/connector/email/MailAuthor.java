package org.ventanilla.connector.email;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.util.ContentUtil;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Reporter.AddressKind;
import org.ventanilla.model.Reporter.Assurance;

/**
 * Who wrote a mail, as the mail itself claims: From, else Sender, else the return path. Display names lie, so they are
 * cleaned of invisible characters and never taken for an address.
 */
record MailAuthor(@Nullable String address, @Nullable String name) {
    private static final int MAX_ADDRESS = 254;
    private static final int MAX_NAME = 200;
    private static final Pattern COMMENT = Pattern.compile("^[^<>\"(),]+@[^<>\"(),]+\\(([^()]+)\\)\\s*$");
    private static final List<String> FIELDS = List.of("from", "sender", "return-path");

    static MailAuthor of(MailHeaders headers) {
        for (String field : FIELDS) {
            for (String value : headers.all(field)) {
                for (Mailbox mailbox : mailboxes(value)) {
                    String address = usable(mailbox);
                    if (address != null) {
                        return new MailAuthor(
                                address, shown(mailbox.getName() == null ? comment(value) : mailbox.getName()));
                    }
                }
            }
        }
        return new MailAuthor(null, null);
    }

    /** The usable addresses of a field, in its order. */
    static List<String> addresses(String field) {
        return mailboxes(field).stream()
                .map(MailAuthor::usable)
                .filter(address -> address != null)
                .map(String::valueOf)
                .toList();
    }

    /** @param assurance how far the address is vouched for, when there is one */
    Reporter reporter(boolean replyable, Assurance assurance) {
        return address == null
                ? new Reporter(null, AddressKind.NONE, name, null, Assurance.NONE, false, null)
                : new Reporter(address, AddressKind.EMAIL, name, null, assurance, replyable, null);
    }

    private static List<Mailbox> mailboxes(String field) {
        try {
            // Given characters, the parser would measure them but cut bytes: an accent shortens the address.
            var bytes = ContentUtil.encode(StandardCharsets.UTF_8, field);
            return LenientAddressParser.DEFAULT
                    .parseAddressList(bytes, new ParserCursor(0, bytes.length()))
                    .flatten();
        } catch (RuntimeException e) {
            // The parser forgives nearly everything; what makes it stumble is no address anybody could answer to.
            return List.of();
        }
    }

    private static @Nullable String usable(Mailbox mailbox) {
        String local = mailbox.getLocalPart();
        String domain = mailbox.getDomain();
        if (local == null || domain == null || local.isBlank() || domain.isBlank()) {
            return null;
        }
        String address = local.strip() + "@" + domain.strip().toLowerCase(Locale.ROOT);
        boolean sound = address.length() <= MAX_ADDRESS
                && address.equals(Words.cleanLine(address))
                && address.chars().noneMatch(c -> Character.isWhitespace(c) || c == '<' || c == '>' || c == ',');
        return sound ? address : null;
    }

    /** Old programs put the name into a comment behind the address (RFC 5322 section 3.4). */
    private static @Nullable String comment(String field) {
        var behind = COMMENT.matcher(field);
        return behind.find() ? behind.group(1) : null;
    }

    private static @Nullable String shown(@Nullable String written) {
        if (written == null) {
            return null;
        }
        String name = Words.cleanLine(Words.decodeWords(written));
        if (name.isEmpty()) {
            return null;
        }
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
    }

    @Override
    public String toString() {
        return "MailAuthor[" + (address == null ? "none" : "some") + "]";
    }
}
