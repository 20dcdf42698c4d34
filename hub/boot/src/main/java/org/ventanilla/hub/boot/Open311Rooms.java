package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.catalogue.Catalogue;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.Group;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.PublicReport;
import org.ventanilla.hub.incident.ReportFilter;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.portal.open311.Open311Data;
import org.ventanilla.model.CloudEvent;

/** The rooms as programs of others see them by Open311. */
record Open311Rooms(Rooms rooms, Catalogue catalogue) implements Open311Data {
    private static final List<String> NEWS = List.of("incident.status-changed", "incident.note-added");
    private static final int MOST_REPORTS = 10_000;

    @Override
    public Future<List<PublicReport>> requests(ReportFilter filter) {
        return rooms.incidents().publicReports(filter);
    }

    @Override
    public Future<Optional<IncidentView>> incident(String id) {
        return rooms.incidents().find(Long.parseLong(id)).map(view -> view.filter(IncidentView::isPublic));
    }

    @Override
    public Future<List<Update>> updates(ReportFilter.Span span, int limit) {
        Instant from = Objects.requireNonNullElse(span.from(), Instant.EPOCH);
        Instant before = Objects.requireNonNullElse(span.before(), Instant.parse("9999-01-01T00:00:00Z"));
        return rooms.events()
                .between(new Events.Stretch(from, before, limit), NEWS)
                .compose(events -> rooms.incidents()
                        .publicReports(ReportFilter.ofIncidents(
                                events.stream()
                                        .map(e -> Long.parseLong(e.subject()))
                                        .distinct()
                                        .toList(),
                                MOST_REPORTS))
                        .map(reports -> updates(events, reports)));
    }

    private List<Update> updates(List<CloudEvent> events, List<PublicReport> reports) {
        Map<String, List<PublicReport>> byIncident =
                reports.stream().collect(Collectors.groupingBy(r -> r.incident().id()));
        var updates = new ArrayList<Update>();
        for (CloudEvent event : events) {
            for (PublicReport report : byIncident.getOrDefault(event.subject(), List.of())) {
                if (!report.receivedAt().isAfter(event.time())) {
                    updates.add(update(event, report.id()));
                }
            }
        }
        return updates;
    }

    private static Update update(CloudEvent event, long report) {
        Map<String, Object> data = event.data();
        Status to = data.get("to") instanceof String name ? Status.valueOf(name) : null;
        List<String> photos = data.get("resultPhotos") instanceof List<?> refs
                ? refs.stream().map(String::valueOf).toList()
                : List.of();
        boolean shown = Boolean.TRUE.equals(data.get("public"));
        return new Update(
                event.id() + "-" + report,
                event.time(),
                report,
                to,
                shown ? text(data.get("text")) : null,
                shown ? photos : List.of());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String words && !words.isBlank() ? words : null;
    }

    @Override
    public Future<Standing> standing(long report) {
        return rooms.intake().find(null, List.of(report)).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(Standing.UNKNOWN);
            }
            return switch (found.get(0).state()) {
                case RECEIVED -> Future.succeededFuture(Standing.PENDING);
                case REPORT ->
                    requests(ReportFilter.of(List.of(report), 1))
                            .map(shown -> shown.isEmpty() ? Standing.UNKNOWN : Standing.KNOWN);
                default -> Future.succeededFuture(Standing.UNKNOWN);
            };
        });
    }

    @Override
    public Future<Instant> changeset() {
        return catalogue.since();
    }

    @Override
    public List<Service> services() {
        City city = rooms.city();
        return city.taxonomy().categories().stream()
                .filter(Category::isPublic)
                .map(c -> service(city, c))
                .toList();
    }

    private static Service service(City city, Category c) {
        Optional<Group> group = city.taxonomy().group(c.group());
        return new Service(
                c,
                group.map(Group::nameEs).orElse(c.group()),
                group.map(Group::nameEn).orElse(c.group()),
                city.questions(c.code()));
    }

    @Override
    public String name(String code, String language) {
        return rooms.city().taxonomy().named(code).map(c -> c.name(language)).orElse(code);
    }

    @Override
    public String department(String code, String language) {
        return rooms.city()
                .taxonomy()
                .department(code)
                .map(d -> d.name(language))
                .orElse(code);
    }

    @Override
    public String number(long report) {
        return rooms.numbers().number(report);
    }

    @Override
    public OptionalLong id(String number) {
        return rooms.numbers().id(number);
    }
}
