package org.ventanilla.connector.email;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Inbound;
import org.ventanilla.model.ControlEvent;
import org.ventanilla.model.DeliveryReceipt;
import org.ventanilla.model.Submission.Flag;

/**
 * What a bounce, receipt or complaint says about a mail we sent. Which one is found by the return path it came to (VERP),
 * else by our Message-ID in what came back; else only the recipient's address is known. Pure.
 */
final class MailNews {
    private static final int MAX_SEARCHED = 200_000;
    private static final Pattern ID = Pattern.compile("<[^\\s<>@]{3,300}@[^\\s<>@]{1,255}>");
    private static final Pattern MARK = Pattern.compile(
            "^" + Pattern.quote(OutgoingMail.OWN_FIELD) + ":[ \t]*([\\w-]{1,80})[ \t]*$",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final String ADDRESS_UNKNOWN = "";

    private final OwnAddresses own;
    private final String instance;

    /** @param instance the configured name of the connector that speaks */
    MailNews(OwnAddresses own, String instance) {
        this.own = own;
        this.instance = instance;
    }

    /** Empty for anything that tells nothing about a mail of ours. */
    List<Inbound> of(ReadMail mail, AutomaticMail judged, Said said) {
        if (judged.flags().contains(Flag.OWN_MAIL)) {
            return List.of();
        }
        if (judged.flags().contains(Flag.COMPLAINT)) {
            return complaint(mail, about(mail, said));
        }
        if (judged.reason().equals(AutomaticMail.READ_RECEIPT)) {
            return receipt(mail, about(mail, said));
        }
        boolean isFate = judged.flags().contains(Flag.BOUNCE) || judged.flags().contains(Flag.RECEIPT);
        return isFate ? fates(mail, about(mail, said)) : List.of();
    }

    /** Looks through the whole mail: only for those that tell something. */
    private About about(ReadMail mail, Said said) {
        return new About(delivery(mail), said);
    }

    /** When something was said, and the native id of the mail that says it. */
    record Said(Instant at, String nativeId) {}

    /** The mail it is about, if known, and what says so. */
    private record About(@Nullable String delivery, Said said) {}

    private List<Inbound> fates(ReadMail mail, About about) {
        var told = DeliveryStatus.fates(mail);
        var fates = told.isEmpty() ? BounceWords.shipped().fates(AutomaticMail.words(mail)) : told;
        var news = new ArrayList<Inbound>();
        for (MailFate fate : fates) {
            fate(fate, about, news);
        }
        return news;
    }

    private void fate(MailFate fate, About about, List<Inbound> news) {
        switch (fate.outcome()) {
            case HARD -> failed(ControlEvent.Type.BOUNCE_HARD, fate, about, news);
            case SOFT -> failed(ControlEvent.Type.BOUNCE_SOFT, fate, about, news);
            case DELIVERED -> {
                if (about.delivery() != null) {
                    news.add(receipt(DeliveryReceipt.State.DELIVERED, null, about));
                }
            }
            case DELAYED -> {
                // The mail system keeps trying: there is nothing to be done or undone.
            }
        }
    }

    private void failed(ControlEvent.Type type, MailFate fate, About about, List<Inbound> news) {
        String address = fate.address();
        if (about.delivery() != null) {
            news.add(receipt(DeliveryReceipt.State.FAILED, fate.code(), about));
        } else if (address == null || own.isOwn(address)) {
            return;
        }
        news.add(control(type, address, fate.code(), about));
    }

    private List<Inbound> complaint(ReadMail mail, About about) {
        String address = ReportParts.complainant(mail);
        String type = ReportParts.complaint(mail)
                .getOrDefault("feedback-type", "abuse")
                .strip()
                .toLowerCase(Locale.ROOT);
        // "Not spam" takes a complaint back; reports about authentication say nothing about the recipient.
        boolean isWish = !type.equals("not-spam") && !type.equals("auth-failure");
        boolean isKnown = about.delivery() != null || (address != null && !own.isOwn(address));
        return isWish && isKnown
                ? List.of(control(ControlEvent.Type.STOP, address, AutomaticMail.COMPLAINT, about))
                : List.of();
    }

    private List<Inbound> receipt(ReadMail mail, About about) {
        var fields = ReportParts.receipt(mail);
        String disposition = fields.getOrDefault("disposition", "").toLowerCase(Locale.ROOT);
        String original = deliveryOf(fields.getOrDefault("original-message-id", ""));
        var exact = original == null ? about : new About(original, about.said());
        return exact.delivery() != null && disposition.contains("displayed")
                ? List.of(receipt(DeliveryReceipt.State.READ, null, exact))
                : List.of();
    }

    private Inbound control(ControlEvent.Type type, @Nullable String address, @Nullable String code, About about) {
        return new Inbound.Control(new ControlEvent(
                instance,
                address == null ? ADDRESS_UNKNOWN : address,
                type,
                about.delivery(),
                code,
                about.said().at(),
                about.said().nativeId()));
    }

    private Inbound receipt(DeliveryReceipt.State state, @Nullable String code, About about) {
        return new Inbound.Delivery(new DeliveryReceipt(
                instance, about.delivery(), null, state, code, about.said().at(), null));
    }

    private @Nullable String delivery(ReadMail mail) {
        for (String address : Threading.recipients(mail.headers())) {
            String delivery = own.bouncedDelivery(address);
            if (delivery != null && !delivery.isBlank()) {
                return delivery;
            }
        }
        for (MailPart part : mail.parts()) {
            String delivery = part.type().startsWith("image/") ? null : deliveryOf(text(part));
            if (delivery != null) {
                return delivery;
            }
        }
        return MessageIds.answered(mail.headers()).stream()
                .map(this::deliveryOf)
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    private static String text(MailPart part) {
        int end = Math.min(part.bytes().length(), MAX_SEARCHED);
        return new String(part.bytes().getBytes(0, end), StandardCharsets.ISO_8859_1);
    }

    private @Nullable String deliveryOf(String text) {
        var id = ID.matcher(text.indexOf('<') < 0 && text.indexOf('@') > 0 ? "<" + text.strip() + ">" : text);
        while (id.find()) {
            if (MessageIds.isOurs(id.group(), own)) {
                return MessageIds.delivery(id.group());
            }
        }
        var mark = MARK.matcher(text.replace("\r", ""));
        return mark.find() ? mark.group(1) : null;
    }
}
