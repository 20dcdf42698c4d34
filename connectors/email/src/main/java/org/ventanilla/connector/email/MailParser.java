package org.ventanilla.connector.email;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.RawItem;
import org.ventanilla.model.Submission.Flag;
import org.ventanilla.model.Submission.Text;
import org.ventanilla.model.Submission.TextSource;

/** Raw bytes of a mail to what a citizen said. No I/O; whatever a mail does wrong, its words are kept. */
final class MailParser {
    static final int MAX_TEXT = 200_000;
    private static final int MAX_TITLE = 500;

    private final Mailroom room;
    private final ReplyText replies;
    private final Clock clock;

    MailParser(OwnAddresses own, ReplyText replies, Clock clock) {
        this(new Mailroom(own, "", ""), replies, clock);
    }

    MailParser(Mailroom room, ReplyText replies, Clock clock) {
        this.room = room;
        this.replies = replies;
        this.clock = clock;
    }

    /** One draft for each mail, then what it tells of mails we sent. */
    List<Inbound> parse(RawItem item) {
        var mail = MailReader.read(item.raw().getBytes());
        var flags = EnumSet.noneOf(Flag.class);
        if (item.contentType().equals(OversizeMail.TYPE)) {
            flags.add(Flag.OVERSIZE);
        }
        var judged = room.judge(mail);
        var all = new ArrayList<Inbound>();
        all.add(draft(item.nativeId(), mail, judged, flags));
        var at = MailDate.of(mail.headers(), clock.instant());
        all.addAll(room.news(mail, judged, new MailNews.Said(at == null ? clock.instant() : at, item.nativeId())));
        return all;
    }

    private Inbound.Draft draft(String nativeId, ReadMail mail, Mailroom.Judgement judged, EnumSet<Flag> flags) {
        var headers = mail.headers();
        flags.addAll(judged.flags());
        var remarks = new Remarks();
        var parts = Packed.opened(mail, replies.forwardMark(), remarks);
        String title = capped(Words.squeezed(Words.decodeWords(headers.value("subject"))), MAX_TITLE);
        String words = MailText.of(parts);
        remark(words, remarks, flags);
        return Inbound.Draft.of(nativeId, MailDate.of(headers, clock.instant()), judged.reporter(headers))
                .withTitle(title.isEmpty() ? null : title)
                .withWords(text(capped(words, MAX_TEXT), title))
                .withFiles(MailFiles.of(parts, new Adornments(replies).of(parts)))
                .withThread(Threading.of(headers, room.own()))
                .withFlags(List.copyOf(flags), judged.sign())
                .withRemarks(remarks.list());
    }

    private static void remark(String words, Remarks remarks, EnumSet<Flag> flags) {
        if (SealedMail.holdsPgpMessage(words)) {
            remarks.add(Remarks.ENCRYPTED);
        }
        if (words.length() > MAX_TEXT) {
            remarks.add(Remarks.TEXT_TOO_LONG);
        }
        for (var remark : remarks.list()) {
            flags.add(remark.code().equals(Remarks.ENCRYPTED) ? Flag.ENCRYPTED : Flag.PARTIAL);
        }
    }

    private @Nullable Text text(String words, String title) {
        return words.isBlank() ? null : new Text(words, replies.of(words, title), TextSource.TYPED, null);
    }

    private static String capped(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }
}
