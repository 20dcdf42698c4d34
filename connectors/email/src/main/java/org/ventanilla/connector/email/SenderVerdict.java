package org.ventanilla.connector.email;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ventanilla.model.Reporter.Assurance;

/**
 * How far a mail's author can be believed (RFC 8601, RFC 7489): only what our own border mail server wrote counts, and it
 * writes above everything that came with the mail. Without its name in the options nothing is known.
 */
enum SenderVerdict {
    PASS,
    FAIL,
    UNKNOWN;

    private static final String FIELD = "authentication-results";
    private static final Set<String> KNOWN = Set.of("pass", "fail", "none", "temperror", "permerror");

    /**
     * @param authservId the id our own server writes; empty for none
     */
    static SenderVerdict of(MailHeaders headers, String authservId) {
        return narrowed(of(headers.all(FIELD), authservId), headers);
    }

    /** A failure anywhere among our own server's results wins; else the topmost that says anything decides. */
    static SenderVerdict of(List<String> fields, String authservId) {
        if (authservId.isBlank()) {
            return UNKNOWN;
        }
        var results = fields.stream()
                .map(AuthResults::parse)
                .filter(parsed -> parsed != null && parsed.authservId().equalsIgnoreCase(authservId.strip()))
                .flatMap(parsed -> parsed.methods().stream())
                .filter(method -> method.name().equals("dmarc") && KNOWN.contains(method.result()))
                .map(AuthResults.Method::result)
                .toList();
        if (results.contains("fail")) {
            return FAIL;
        }
        return !results.isEmpty() && results.get(0).equals("pass") ? PASS : UNKNOWN;
    }

    /** DMARC is about one author (RFC 7489 section 6.6.1): a mail that names several proves none of them. */
    private static SenderVerdict narrowed(SenderVerdict verdict, MailHeaders headers) {
        long authors = headers.all("from").stream()
                .flatMap(field -> MailAuthor.addresses(field).stream())
                .map(address -> address.toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        return verdict == PASS && authors != 1 ? UNKNOWN : verdict;
    }

    Assurance assurance() {
        return switch (this) {
            case PASS -> Assurance.VERIFIED;
            case UNKNOWN -> Assurance.CLAIMED;
            case FAIL -> Assurance.NONE;
        };
    }
}
