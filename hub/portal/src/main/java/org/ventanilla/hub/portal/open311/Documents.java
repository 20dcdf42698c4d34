package org.ventanilla.hub.portal.open311;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.Question;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.PublicReport;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.look.Texts;
import org.ventanilla.hub.portal.open311.Open311Data.Service;
import org.ventanilla.hub.portal.open311.Open311Data.Update;
import org.ventanilla.model.open311.Times;

/**
 * The documents of GeoReport v2, field by field in the standard's order; what is not known is there and empty. Nothing that
 * a citizen wrote is in any of them: {@code description} stays empty. Pure.
 */
record Documents(Open311Data data, Open311Settings settings, Texts texts) {
    private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";
    private static final int DECIMALS = 6;
    private static final int KEYWORDS = 12;

    Map<String, @Nullable Object> discovery(Instant changeset) {
        String since = String.valueOf(time(changeset));
        String contact = settings.contact().getOrDefault(texts.language(), "");
        var endpoint = new LinkedHashMap<String, @Nullable Object>();
        endpoint.put("specification", SPECIFICATION);
        endpoint.put("url", settings.publicUrl() + Open311.PATH);
        endpoint.put("changeset", since);
        endpoint.put("type", "production");
        endpoint.put("formats", List.of("text/xml", "application/json"));
        var discovery = new LinkedHashMap<String, @Nullable Object>();
        discovery.put("changeset", since);
        discovery.put("contact", contact);
        discovery.put("key_service", texts.get("key", contact));
        discovery.put("endpoints", List.of(endpoint));
        return discovery;
    }

    Map<String, @Nullable Object> service(Service s) {
        String language = texts.language();
        var service = new LinkedHashMap<String, @Nullable Object>();
        service.put("service_code", s.category().code());
        service.put("service_name", s.category().name(language));
        service.put("description", s.category().name(language));
        service.put("metadata", !s.questions().isEmpty());
        service.put("type", "realtime");
        var words = language.startsWith("en")
                ? s.category().keywordsEn()
                : s.category().keywordsEs();
        service.put(
                "keywords",
                String.join(
                        ",",
                        words.stream()
                                .map(w -> w.replace("*", "").replace(",", " "))
                                .limit(KEYWORDS)
                                .toList()));
        service.put("group", s.group(language));
        return service;
    }

    Map<String, @Nullable Object> definition(Service s) {
        var definition = new LinkedHashMap<String, @Nullable Object>();
        definition.put("service_code", s.category().code());
        definition.put("attributes", s.questions().stream().map(this::attribute).toList());
        return definition;
    }

    private Map<String, @Nullable Object> attribute(Question q) {
        var attribute = new LinkedHashMap<String, @Nullable Object>();
        attribute.put("variable", true);
        attribute.put("code", q.code());
        attribute.put("datatype", q.type());
        attribute.put("required", q.required());
        attribute.put("datatype_description", null);
        attribute.put("order", q.order());
        attribute.put("description", q.text(texts.language()));
        attribute.put(
                "values",
                q.choices().stream()
                        .map(c -> {
                            var value = new LinkedHashMap<String, Object>();
                            value.put("key", c.key());
                            value.put("name", c.name(texts.language()));
                            return value;
                        })
                        .toList());
        return attribute;
    }

    Map<String, @Nullable Object> request(PublicReport report, boolean extended) {
        IncidentView i = report.incident();
        boolean closed = i.closedAt() != null;
        var request = new LinkedHashMap<String, @Nullable Object>();
        request.put("service_request_id", data.number(report.id()));
        request.put("status", closed ? "closed" : "open");
        request.put("status_notes", notes(i));
        request.put("service_name", data.name(i.category(), texts.language()));
        request.put("service_code", i.category());
        request.put("description", null);
        request.put(
                "agency_responsible",
                i.department() == null ? null : data.department(i.department(), texts.language()));
        request.put("service_notice", null);
        request.put("requested_datetime", time(report.receivedAt()));
        request.put("updated_datetime", time(updated(i)));
        request.put("expected_datetime", time(i.dueAt()));
        request.put("address", i.place());
        request.put("address_id", null);
        request.put("zipcode", null);
        request.put("lat", degrees(i.lat()));
        request.put("long", degrees(i.lon()));
        request.put(
                "media_url",
                i.photos().isEmpty() ? null : photo(i.photos().get(0).ref()));
        if (extended) {
            request.put("extended_attributes", extended(i));
        }
        return request;
    }

    /** Of a closed one the time of closing, whatever is written about it later. */
    static Instant updated(IncidentView i) {
        return i.closedAt() == null ? i.updatedAt() : i.closedAt();
    }

    private Map<String, @Nullable Object> extended(IncidentView i) {
        var more = new LinkedHashMap<String, @Nullable Object>();
        more.put("detailed_status", i.status().name());
        more.put("incident", i.number());
        more.put("report_count", i.reportCount());
        more.put("area", i.area());
        more.put("photos", i.photos().stream().map(p -> photo(p.ref())).toList());
        return more;
    }

    /** What was told to everybody, oldest first. */
    List<Map<String, @Nullable Object>> notes(List<IncidentView.TimelineEntry> timeline) {
        return timeline.stream()
                .map(step -> {
                    var note = new LinkedHashMap<String, @Nullable Object>();
                    note.put("datetime", time(step.at()));
                    note.put("type", step.type());
                    note.put("summary", step.status() == null ? null : statusName(step.status()));
                    note.put("description", step.text());
                    return (Map<String, @Nullable Object>) note;
                })
                .toList();
    }

    Map<String, @Nullable Object> update(Update u) {
        var update = new LinkedHashMap<String, @Nullable Object>();
        update.put("update_id", u.id());
        update.put("service_request_id", data.number(u.report()));
        update.put("status", u.status() == null ? null : outside(u.status()));
        update.put("description", u.text());
        update.put("updated_datetime", time(u.at()));
        update.put("media_url", u.photos().isEmpty() ? null : photo(u.photos().get(0)));
        update.put(
                "external_status_code", u.status() == null ? null : u.status().name());
        update.put("customer_reference", null);
        return update;
    }

    /** As FixMyStreet's extension names it. */
    private static String outside(Status status) {
        return switch (status) {
            case RECEIVED -> "open";
            case UNDER_STUDY -> "investigating";
            case IN_PROGRESS -> "in_progress";
            case RESOLVED -> "fixed";
            case NOT_PROCEEDING -> "no_further_action";
            case ELSEWHERE -> "not_councils_responsibility";
            case DUPLICATE_OF -> "duplicate";
        };
    }

    private String notes(IncidentView i) {
        String name = statusName(i.status());
        return i.closingText() == null
                ? texts.get("notes", i.number(), name)
                : texts.get("notes.closed", i.number(), name, i.closingText());
    }

    private String statusName(Status status) {
        return texts.get("status." + status.name());
    }

    @Nullable String time(@Nullable Instant at) {
        return Times.text(at, settings.zone());
    }

    String photo(String ref) {
        return settings.publicUrl() + "/media/" + ref + "/web";
    }

    /** Six decimals are a tenth of a metre; never an exponent, never a comma. */
    static @Nullable BigDecimal degrees(@Nullable Double value) {
        return value == null
                ? null
                : new BigDecimal(BigDecimal.valueOf(value)
                        .setScale(DECIMALS, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString());
    }
}
