package org.ventanilla.hub.notify;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
    private static final String RESULT = "after-";
    private static final Map<String, Object> NONE = Map.of();
    /** Examples behind the name of a category: on a telephone they are not worth a second message. */
    private static final Pattern BRACKETS = Pattern.compile("\\s*\\([^)]*\\)");

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
        boolean bare = NoticePlan.Template.BARE.file().equals(template);
        List<OutboundUpdate.Photo> photos = bare ? List.of() : photos(s, language);
        var fields = bare ? bareFields(s) : fields(s, language, photos);
        var words = words(s.notice(), language, fields);
        return new OutboundUpdate(
                OutboundUpdate.SCHEMA,
                s.notice().id().toString(),
                to.address(),
                to.name(),
                language,
                words.subject(),
                words.text(),
                words.html(),
                photos,
                numbers.replyToken(s.report().id()),
                threaded(s),
                NoticePlan.isAnswer(template),
                null,
                s.notice().attempt(),
                unsubscribe(s.notice()));
    }

    /** A message about no report (help, silence confirmed): it answers into no conversation. */
    OutboundUpdate aboutNothing(NoticeRow notice, Recipient to, @Nullable String spoken) {
        String language = texts.language(spoken == null ? "" : spoken);
        Map<String, Object> fields = Map.of(
                "city", city.name(),
                "link", publicAddress.toString(),
                "emergency", city.settings().emergencyNumber());
        boolean sms = Manner.of(notice.channel()) == Manner.SHORT;
        String template = notice.template();
        return new OutboundUpdate(
                OutboundUpdate.SCHEMA,
                notice.id().toString(),
                to.address(),
                to.name(),
                language,
                sms ? null : texts.render(language, template, "subject", fields),
                sms ? texts.sms(language, template, fields) : texts.render(language, template, "text", fields),
                null,
                List.of(),
                null,
                List.of(),
                true,
                null,
                notice.attempt(),
                null);
    }

    private record Words(@Nullable String subject, String text, @Nullable String html) {}

    private Words words(NoticeRow notice, String language, Map<String, Object> fields) {
        String template = notice.template();
        Manner manner = Manner.of(notice.channel());
        fields.put("footer", texts.word(language, manner.footer(), fields));
        if (manner == Manner.SHORT) {
            fields.computeIfPresent("category", (name, full) -> withoutExamples(full));
            fields.computeIfPresent("statusText", (name, said) -> sentence(String.valueOf(said)));
            return new Words(null, texts.sms(language, template, fields), null);
        }
        String text = texts.render(language, template, "text", fields);
        return new Words(
                texts.render(language, template, "subject", fields),
                letter(text, language, fields),
                texts.html(language, text, fields));
    }

    static String withoutExamples(Object category) {
        return BRACKETS.matcher(String.valueOf(category)).replaceAll("");
    }

    /** In a text message other sentences follow on the same line. */
    private static String sentence(String said) {
        String text = said.strip();
        boolean open = !text.isEmpty() && Character.isLetterOrDigit(text.codePointBefore(text.length()));
        return open ? text + "." : text;
    }

    /** Only for news: an answer is what the recipient asked for. */
    private @Nullable URI unsubscribe(NoticeRow notice) {
        return NoticePlan.isAnswer(notice.template())
                ? null
                : URI.create(publicAddress + numbers.unsubscribePath(notice.reportId(), notice.contactId()));
    }

    /** Only answers on the report's own channel belong to its conversation. */
    private static List<String> threaded(Subject s) {
        var report = s.report();
        return report.nativeId() != null && report.channel().equals(s.notice().channel())
                ? List.of(report.nativeId())
                : List.of();
    }

    private String letter(String text, String language, Map<String, Object> fields) {
        var parts = new ArrayList<String>(List.of(text));
        link(parts, language, "words.follow", fields.get("link"));
        parts.add(texts.word(language, "legal", fields));
        parts.add(String.valueOf(fields.get("footer")));
        link(parts, language, "words.unsubscribe", fields.get("unsubscribe"));
        return String.join("\n\n", parts);
    }

    private void link(List<String> parts, String language, String word, @Nullable Object link) {
        if (link != null) {
            parts.add(texts.word(language, word, Map.of()) + ": " + link);
        }
    }

    /** To an address nobody stands by: that something came, and nothing of what. */
    private Map<String, Object> bareFields(Subject s) {
        return new LinkedHashMap<>(Map.of(
                "number", numbers.number(s.report().id()),
                "city", city.name(),
                "emergency", city.settings().emergencyNumber()));
    }

    private Map<String, Object> fields(Subject s, String language, List<OutboundUpdate.Photo> photos) {
        var incident = s.incident();
        var fields = bareFields(s);
        boolean resolved = NoticePlan.Template.RESOLVED.file().equals(s.notice().template());
        var wanted = s.event().data().get("placeWanted");
        fields.put("incident", incident.number());
        fields.put("category", categoryName(incident.category(), language));
        fields.put("place", place(s));
        fields.put("status", texts.word(language, "statuses." + statusAt(s), Map.of()));
        fields.put("statusText", s.event().data().getOrDefault("text", ""));
        fields.put("question", s.question() == null ? "" : s.question());
        fields.put("link", publicAddress + numbers.followPath(s.report().id()));
        fields.put("count", s.event().data().getOrDefault("reportCount", incident.reportCount()));
        fields.put("danger", incident.danger());
        fields.put("photos", photos);
        fields.put("photo", photos.stream().anyMatch(p -> p.name().startsWith(RESULT)));
        fields.put("rateable", resolved);
        fields.put("stars", resolved ? stars(String.valueOf(fields.get("link"))) : List.of());
        fields.put("placeMissing", "missing".equals(wanted));
        fields.put("placeVague", "vague".equals(wanted));
        fields.put("known", incident.duplicateOf() != null);
        var end = unsubscribe(s.notice());
        if (end != null) {
            fields.put("unsubscribe", end.toString());
        }
        return fields;
    }

    /** As understood then, if the event tells; the name of the place, never the reporter's words for it. */
    private static String place(Subject s) {
        if (s.event().data().get("place") instanceof String then) {
            return then;
        }
        String now = s.incident().place();
        return now == null ? "" : now;
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
        return city.taxonomy().named(code).map((Category c) -> c.name(language)).orElse(code);
    }

    /** One picture of how it was, then those of the result. */
    private List<OutboundUpdate.Photo> photos(Subject s, String language) {
        if (!(s.event().data().get("resultPhotos") instanceof List<?> refs)
                || !s.incident().isPublic()) {
            return List.of();
        }
        var all = s.incident().photos();
        var photos = new ArrayList<OutboundUpdate.Photo>();
        if (NoticePlan.Template.RESOLVED.file().equals(s.notice().template())) {
            all.stream()
                    .filter(p -> !p.result() && !refs.contains(p.ref()))
                    .findFirst()
                    .ifPresent(p -> photos.add(photo(p.ref(), "before-1", texts.word(language, "words.before", NONE))));
        }
        int number = 1;
        for (Object ref : refs.subList(0, Math.min(MAX_PHOTOS, refs.size()))) {
            String said = all.stream()
                    .filter(p -> p.ref().equals(ref) && !p.alt().isBlank())
                    .map(p -> ": " + p.alt().strip())
                    .findFirst()
                    .orElse("");
            photos.add(photo(ref, RESULT + number++, texts.word(language, "words.after", NONE) + said));
        }
        return photos;
    }

    private static OutboundUpdate.Photo photo(Object ref, String name, String alt) {
        return new OutboundUpdate.Photo(ref + "/web", name + ".jpg", "image/jpeg", alt);
    }
}
