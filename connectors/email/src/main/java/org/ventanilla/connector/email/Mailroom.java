package org.ventanilla.connector.email;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Inbound;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission.Flag;

/**
 * All that is decided about a mail before anybody reads its words: whether a machine wrote it, how far its author can be
 * believed, and what it tells of the mails we sent. Pure.
 */
final class Mailroom {
    private final OwnAddresses own;
    private final String authservId;
    private final MailNews news;

    /**
     * @param authservId the id our own border server writes into its results; empty for none
     * @param instance the configured name of this connector
     */
    Mailroom(OwnAddresses own, String authservId, String instance) {
        this.own = own;
        this.authservId = authservId;
        this.news = new MailNews(own, instance);
    }

    OwnAddresses own() {
        return own;
    }

    Judgement judge(ReadMail mail) {
        return new Judgement(AutomaticMail.of(mail, own), SenderVerdict.of(mail.headers(), authservId));
    }

    /** What the mail says about mails of ours. */
    List<Inbound> news(ReadMail mail, Judgement judged, MailNews.Said said) {
        return news.of(mail, judged.automatic(), said);
    }

    /** What was found. */
    record Judgement(AutomaticMail automatic, SenderVerdict verdict) {
        Set<Flag> flags() {
            var flags = EnumSet.noneOf(Flag.class);
            flags.addAll(automatic.flags());
            if (verdict == SenderVerdict.FAIL) {
                // Whoever is named there did not write: nothing goes to them.
                flags.add(Flag.FORGED);
                flags.add(Flag.NO_ANSWER);
            }
            return flags;
        }

        @Nullable String sign() {
            if (!automatic.reason().isEmpty()) {
                return automatic.reason();
            }
            return verdict == SenderVerdict.FAIL ? "dmarc-fail" : null;
        }

        Reporter reporter(MailHeaders headers) {
            boolean replyable = automatic.mayBeAnswered() && verdict != SenderVerdict.FAIL;
            return MailAuthor.of(headers).reporter(replyable, verdict.assurance());
        }
    }
}
