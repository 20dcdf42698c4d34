package org.ventanilla.connector.email;

import io.vertx.core.VertxException;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.ventanilla.connector.SourceProblem;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.SendOutcome.Ending;

/** What a failed SMTP conversation means for the mail (RFC 5321 section 4.2, RFC 3463). Pure. */
final class SendEnding {
    /** Enhanced codes about the recipient's address; 5.1.7 and 5.1.8 are about the sender's. */
    private static final Pattern NO_SUCH_ADDRESS = Pattern.compile("\\b5\\.1\\.(?:[0-6]|9|10)\\b");

    private static final Pattern ENHANCED = Pattern.compile("\\b5\\.\\d{1,3}\\.\\d{1,3}\\b");
    private static final Set<Integer> NO_SUCH_MAILBOX = Set.of(550, 551, 553);

    /** Our login is refused: no fault of this mail, and every other one waits too. */
    private static final Set<Integer> LOGIN = Set.of(530, 534, 535, 538);

    /**
     * The client's own words when it ended before the data, without which nothing is sent (vertx-mail-client 5, SMTPSendMail).
     * Whatever else it says, "Connection was closed." above all, may come after the data as well.
     */
    private static final Set<String> REFUSED_BY_CLIENT =
            Set.of("message exceeds allowed size limit", "no recipient addresses were accepted, not sending mail");

    private SendEnding() {}

    /** Whether the server did not let us in. */
    static boolean isLogin(Throwable failure) {
        return failure instanceof SMTPException smtp && LOGIN.contains(smtp.getReplyCode());
    }

    /** @param begun whether the server was told of the mail at all; when not, whatever failed did not send it */
    static SendOutcome of(Throwable failure, boolean begun) {
        if (failure instanceof SMTPException smtp) {
            return ofReply(smtp.getReplyCode(), String.join(" ", smtp.getReplyMessages()));
        }
        if (failure instanceof SourceProblem || failure instanceof SmtpClient.StaleToken) {
            return SendOutcome.retry("login-refused", null);
        }
        if (failure instanceof IllegalArgumentException) {
            return SendOutcome.ended(Ending.UNDELIVERABLE_HERE, "invalid-address");
        }
        if (failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof UnresolvedAddressException
                || failure instanceof SSLException) {
            return SendOutcome.retry("no-connection", null);
        }
        if (failure instanceof VertxException && REFUSED_BY_CLIENT.contains(String.valueOf(failure.getMessage()))) {
            return SendOutcome.retry("not-sent", null);
        }
        return begun
                ? SendOutcome.ended(Ending.UNKNOWN, "connection-lost")
                : SendOutcome.retry("connection-lost", null);
    }

    static SendOutcome ofReply(int code, String words) {
        String reason = "smtp-" + code;
        if (code < 500 || LOGIN.contains(code)) {
            return SendOutcome.retry(reason, null);
        }
        boolean enhanced = ENHANCED.matcher(words).find();
        boolean noSuchAddress = enhanced ? NO_SUCH_ADDRESS.matcher(words).find() : NO_SUCH_MAILBOX.contains(code);
        return SendOutcome.ended(noSuchAddress ? Ending.UNDELIVERABLE_HERE : Ending.REJECTED, reason);
    }
}
