package org.ventanilla.hub.notify;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.ReportRow;
import org.ventanilla.hub.intake.ReportNumbers;
import org.ventanilla.model.CloudEvent;
import org.ventanilla.model.OutboundUpdate;

/** Turns a message owed into the message itself. Pure; everything it needs is handed in. */
final class Composer {
    private static final int MAX_PHOTOS = 3;
    private static final String SMS = "sms";

    private final City city;
    private final NoticeTexts texts;
    private final ReportNumbers numbers;
    private final URI publicAddress;

    Composer(City city, NoticeTexts texts, ReportNumbers numbers, URI publicAddress) {
        this.city = city;
        this.texts = texts;
        this.numbers = numbers;
        this.publicAddress = publicAddress;
    }

    /** What a message is about. The event fixes what was true then; the view tells what is known now; the words of a question are in neither. */
    record Subject(
            NoticeRow notice, ReportRow report, IncidentView incident, CloudEvent event, @Nullable String question) {
        Subject(NoticeRow notice, ReportRow report, IncidentView incident, CloudEvent event) {
            this(notice, report, incident, event, null);
        }
    }

    /** Whom it goes to. */
    record Recipient(String address, @Nullable String name) {}

    OutboundUpdate compose(Subject s, Recipient to) {
        String language = texts.language(s.report().language());
        String template = s.notice().template();
        var photos = photos(s, language);
        var fields = fields(s, language, photos);
        boolean sms = SMS.equals(s.notice().channel());
        String text = texts.render(language, template, "text", fields);
        String full = sms
                ? SmsText.of(fields, f -> texts.render(language, template, "sms", f))
                : letter(text, language, fields);
        return new OutboundUpdate(
                OutboundUpdate.SCHEMA,
                s.notice().id().toString(),
                to.address(),
                to.name(),
                language,
                sms ? null : texts.render(language, template, "subject", fields),
                full,
                sms ? null : texts.html(language, text, fields),
                photos,
                numbers.replyToken(s.report().id()),
                threaded(s),
                s.event().data().containsKey("reportId") && s.question() == null,
                null,
                s.notice().attempt());
    }

    /** What somebody gets who asks for help. It is about no report, so it answers into no conversation. */
    OutboundUpdate help(NoticeRow notice, Recipient to, @Nullable String spoken) {
        String language = texts.language(spoken == null ? "" : spoken);
        String template = NoticePlan.Template.HELP.file();
        Map<String, Object> fields = Map.of(
                "city", city.name(),
                "link", publicAddress.toString(),
                "emergency", city.settings().emergencyNumber());
        boolean sms = SMS.equals(notice.channel());
        String text = texts.render(language, template, "text", fields);
        return new OutboundUpdate(
                OutboundUpdate.SCHEMA,
                notice.id().toString(),
                to.address(),
                to.name(),
                language,
                sms ? null : texts.render(language, template, "subject", fields),
                sms ? SmsText.of(fields, f -> texts.render(language, template, "sms", f)) : text,
                null,
                List.of(),
                null,
                List.of(),
                true,
                null,
                notice.attempt());
    }

    /** Only answers on the report's own channel belong to its conversation. */
    private static List<String> threaded(Subject s) {
        var report = s.report();
        return report.nativeId() != null && report.channel().equals(s.notice().channel())
                ? List.of(report.nativeId())
                : List.of();
    }

    private String letter(String text, String language, Map<String, Object> fields) {
        return String.join(
                "\n\n",
                text,
                texts.word(language, "words.follow", fields) + ": " + fields.get("link"),
                texts.word(language, "legal", fields),
                texts.word(language, "words.footer", fields));
    }

    private Map<String, Object> fields(Subject s, String language, List<OutboundUpdate.Photo> photos) {
        var incident = s.incident();
        var fields = new LinkedHashMap<String, Object>();
        boolean resolved = NoticePlan.Template.RESOLVED.file().equals(s.notice().template());
        fields.put("number", numbers.number(s.report().id()));
        fields.put("incident", incident.number());
        fields.put("category", categoryName(incident.category(), language));
        fields.put("place", incident.place() == null ? "" : incident.place());
        fields.put("status", texts.word(language, "statuses." + statusAt(s), Map.of()));
        fields.put("statusText", s.event().data().getOrDefault("text", ""));
        fields.put("question", s.question() == null ? "" : s.question());
        fields.put("link", publicAddress + numbers.followPath(s.report().id()));
        fields.put("city", city.name());
        fields.put("count", s.event().data().getOrDefault("reportCount", incident.reportCount()));
        fields.put("danger", incident.danger());
        fields.put("emergency", city.settings().emergencyNumber());
        fields.put("photos", photos);
        fields.put("rateable", resolved);
        fields.put("stars", resolved ? stars(String.valueOf(fields.get("link"))) : List.of());
        return fields;
    }

    private static List<Map<String, Object>> stars(String link) {
        return IntStream.rangeClosed(1, 5)
                .mapToObj(n -> Map.<String, Object>of("n", n, "link", link + "/rate?stars=" + n))
                .toList();
    }

    private static String statusAt(Subject s) {
        return s.event().data().get("to") instanceof String to
                ? to
                : s.incident().status().name();
    }

    private String categoryName(String code, String language) {
        return city.taxonomy().find(code).map((Category c) -> c.name(language)).orElse(code);
    }

    private List<OutboundUpdate.Photo> photos(Subject s, String language) {
        var photos = new ArrayList<OutboundUpdate.Photo>();
        if (s.event().data().get("resultPhotos") instanceof List<?> refs
                && s.incident().isPublic()) {
            for (Object ref : refs.subList(0, Math.min(MAX_PHOTOS, refs.size()))) {
                String alt = texts.word(language, "words.after", Map.of());
                photos.add(new OutboundUpdate.Photo(
                        ref + "/web", "after-" + (photos.size() + 1) + ".jpg", "image/jpeg", alt));
            }
        }
        return photos;
    }
}
