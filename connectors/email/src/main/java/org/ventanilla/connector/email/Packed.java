package org.ventanilla.connector.email;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens what is packed inside the parts of a mail: S/MIME envelopes, {@code winmail.dat}, files written into the text, and
 * mails within the mail. The packages are kept as well, but for the envelopes, whose content says it all.
 */
final class Packed {
    /** Layers of packing that are opened: signed, encrypted for a list, forwarded, and once more. */
    private static final int MAX_LAYERS = 5;

    private final String forwardMark;
    private final Remarks remarks;
    private final List<MailPart> parts = new ArrayList<>();
    private final List<MailPart> forwarded = new ArrayList<>();
    private int groups;

    private Packed(String forwardMark, Remarks remarks) {
        this.forwardMark = forwardMark;
        this.remarks = remarks;
    }

    /**
     * The parts to read and to keep, in their order, mails within the mail last.
     *
     * @param forwardMark the line that is put above the words of a mail within the mail
     */
    static List<MailPart> opened(ReadMail mail, String forwardMark, Remarks remarks) {
        return opened(mail, forwardMark, remarks, 1);
    }

    private static List<MailPart> opened(ReadMail mail, String forwardMark, Remarks remarks, int layer) {
        mail.remarks().forEach(remark -> remarks.add(remark.code(), remark.about()));
        var packed = new Packed(forwardMark, remarks);
        packed.groups =
                mail.parts().stream().mapToInt(MailPart::alternative).max().orElse(0);
        if (mail.type().equals("multipart/encrypted")) {
            remarks.add(Remarks.ENCRYPTED);
        }
        // A returned mail inside a report about mail is nobody's words.
        boolean isReport = mail.type().equals("multipart/report");
        for (MailPart part : mail.parts()) {
            packed.add(part, layer, isReport);
        }
        packed.parts.addAll(packed.forwarded);
        return packed.parts.size() > MailReader.MAX_PARTS
                ? packed.parts.subList(0, MailReader.MAX_PARTS)
                : packed.parts;
    }

    private void add(MailPart part, int layer, boolean isReport) {
        boolean mayOpen = layer < MAX_LAYERS;
        if (SealedMail.isEnvelope(part)) {
            envelope(part, layer);
        } else if (Winmail.isOne(part)) {
            parts.add(part);
            winmail(part);
        } else if (part.type().equals("message/rfc822") && mayOpen && !isReport) {
            parts.add(part);
            mailWithin(part, layer);
        } else if (part.isReading() && !part.isHtml()) {
            text(part);
        } else {
            named(part);
            parts.add(part);
        }
    }

    private void named(MailPart part) {
        switch (part.type()) {
            case "message/external-body" -> remarks.add(Remarks.NOT_FETCHED, part.name());
            case "message/partial" -> remarks.add(Remarks.PIECE, part.name());
            case "application/pgp-encrypted" -> remarks.add(Remarks.ENCRYPTED);
            default -> {
                // Nothing to say about an ordinary file.
            }
        }
    }

    private void envelope(MailPart part, int layer) {
        var opened = SealedMail.open(part.bytes());
        var content = opened.content();
        if (content != null && layer < MAX_LAYERS) {
            parts.addAll(moved(opened(MailReader.read(content.getBytes()), forwardMark, remarks, layer + 1)));
            return;
        }
        remarks.add(opened.encrypted() ? Remarks.ENCRYPTED : Remarks.SIGNED_UNREADABLE, part.name());
        parts.add(part);
    }

    /** Numbers of alternatives that came from inside get past those of the outside. */
    private List<MailPart> moved(List<MailPart> inner) {
        int offset = groups;
        var all = new ArrayList<MailPart>();
        for (MailPart part : inner) {
            int group = part.alternative() == 0 ? 0 : part.alternative() + offset;
            groups = Math.max(groups, group);
            all.add(part.inGroup(group));
        }
        return all;
    }

    private void winmail(MailPart part) {
        var unpacked = Winmail.unpack(part.bytes());
        if (unpacked == null) {
            remarks.add(Remarks.WINMAIL_UNREADABLE, part.name());
            return;
        }
        parts.addAll(unpacked.files());
        // The plain text beside it says the same, when there is one.
        if (unpacked.words() != null && MailText.of(parts).isBlank()) {
            parts.add(unpacked.words());
        }
    }

    private void text(MailPart part) {
        byte[] bytes = part.bytes().getBytes();
        var found = UuFiles.in(new String(bytes, StandardCharsets.ISO_8859_1).replace("\r\n", "\n"));
        parts.add(
                found.files().isEmpty()
                        ? part
                        : part.withBytes(Buffer.buffer(found.text().getBytes(StandardCharsets.ISO_8859_1))));
        parts.addAll(found.files());
    }

    /** Its words as forwarded ones, and its files, which are what a citizen forwards a mail for. */
    private void mailWithin(MailPart part, int layer) {
        var mail = MailReader.read(part.bytes().getBytes());
        var inner = opened(mail, forwardMark, remarks, layer + 1);
        String words = MailText.of(inner);
        if (!words.isBlank()) {
            forwarded.add(reading(forwardMark + "\n" + head(mail.headers()) + "\n" + words));
        }
        inner.stream().filter(one -> !one.isReading()).forEach(forwarded::add);
    }

    private static String head(MailHeaders headers) {
        var lines = new StringBuilder();
        for (String name : List.of("From", "Date", "To", "Subject")) {
            String value = value(headers.first(name));
            if (!value.isEmpty()) {
                lines.append(name).append(": ").append(value).append('\n');
            }
        }
        return lines.toString();
    }

    private static String value(@Nullable String field) {
        return field == null ? "" : Words.cleanLine(Words.decodeWords(field));
    }

    private static MailPart reading(String words) {
        return new MailPart(
                "text/plain",
                Map.of("charset", "utf-8"),
                null,
                null,
                null,
                0,
                Buffer.buffer(words.getBytes(StandardCharsets.UTF_8)));
    }
}
