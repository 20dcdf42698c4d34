package org.ventanilla.hub.notify;

import io.vertx.core.Future;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.identity.Contact;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.model.CloudEvent;
import org.ventanilla.model.OutboundUpdate;

/** Messages to those who follow: only while they do, and only what everybody may see. */
final class FollowNews {
    private final NoticeDispatch.Rooms rooms;
    private final City city;
    private final NoticeTexts texts;
    private final URI publicAddress;
    private final FollowLinks links;
    private final FollowStore store;

    FollowNews(NoticeDispatch.Rooms rooms, City city, NoticeTexts texts, URI publicAddress, FollowLinks links) {
        this.rooms = rooms;
        this.city = city;
        this.texts = texts;
        this.publicAddress = publicAddress;
        this.links = links;
        this.store = new FollowStore(city.id());
    }

    /** Why a message is not sent any more; empty when it is. */
    Future<Optional<Attempt>> hindrance(NoticeRow notice) {
        boolean asks = asks(notice);
        return store.ofNotice(rooms.pool(), notice.id()).compose(kept -> {
            if (kept.filter(k -> asks || k.follow().confirmed()).isEmpty()) {
                return Future.succeededFuture(Optional.of(Attempt.none(NoticeState.STOPPED, "unfollowed")));
            }
            return asks
                    ? Future.succeededFuture(Optional.empty())
                    : rooms.incidents()
                            .find(notice.incidentId())
                            .map(view -> view.filter(IncidentView::isPublic).isPresent()
                                    ? Optional.empty()
                                    : Optional.of(Attempt.none(NoticeState.STOPPED, "not-public")));
        });
    }

    private static boolean asks(NoticeRow notice) {
        return NoticePlan.Template.FOLLOW_CONFIRM.file().equals(notice.template());
    }

    /** The message, for who was not hindered a moment ago. */
    Future<OutboundUpdate> composed(NoticeRow notice, Contact to) {
        return store.ofNotice(rooms.pool(), notice.id())
                .map(Optional::orElseThrow)
                .compose(kept -> about(notice, kept.follow())
                        .compose(incident -> event(notice).map(event -> message(notice, to, kept, incident, event))));
    }

    private Future<Optional<IncidentView>> about(NoticeRow notice, Follow follow) {
        Long id = asks(notice) ? follow.incidentId() : Long.valueOf(notice.incidentId());
        return id == null
                ? Future.succeededFuture(Optional.empty())
                : rooms.incidents().find(id);
    }

    private Future<Optional<CloudEvent>> event(NoticeRow notice) {
        return asks(notice)
                ? Future.succeededFuture(Optional.empty())
                : rooms.events().read(notice.eventPosition() - 1, 1).map(slice -> slice.events().stream()
                        .findFirst());
    }

    private OutboundUpdate message(
            NoticeRow notice,
            Contact to,
            FollowStore.Kept kept,
            Optional<IncidentView> incident,
            Optional<CloudEvent> event) {
        String language = texts.language(kept.follow().language());
        URI end = URI.create(publicAddress + links.path(kept.follow().id()));
        Map<String, Object> fields = fields(kept, incident, event, language);
        fields.put("end", end.toString());
        boolean sms = Manner.of(to.channel()) == Manner.SHORT;
        if (sms) {
            fields.computeIfPresent("category", (name, full) -> Composer.withoutExamples(full));
        }
        String template = notice.template();
        return new OutboundUpdate(
                OutboundUpdate.SCHEMA,
                notice.id().toString(),
                to.address(),
                null,
                language,
                sms ? null : texts.render(language, template, "subject", fields),
                sms ? texts.sms(language, template, fields) : texts.render(language, template, "text", fields),
                null,
                List.of(),
                null,
                List.of(),
                false,
                null,
                notice.attempt(),
                asks(notice) ? null : end);
    }

    private Map<String, Object> fields(
            FollowStore.Kept kept, Optional<IncidentView> incident, Optional<CloudEvent> event, String language) {
        var fields = new LinkedHashMap<String, Object>();
        var around = kept.follow().around();
        fields.put("city", city.name());
        fields.put("code", links.code(kept.handle()));
        fields.put("around", around != null);
        fields.put("radius", around == null ? "" : Integer.toString(around.radiusM()));
        fields.put("here", around == null ? "" : around.place());
        fields.put(
                "category",
                around == null ? "" : name(city.taxonomy().meant(around.category()), around.category(), language));
        incident.filter(IncidentView::isPublic).ifPresent(i -> {
            fields.put("incident", i.number());
            fields.put("category", name(city.taxonomy().named(i.category()), i.category(), language));
            fields.put("place", Objects.requireNonNullElse(i.place(), Objects.requireNonNullElse(i.area(), "")));
            fields.put("link", publicAddress + "/incidents/" + i.id());
            String status = event.map(CloudEvent::data)
                    .map(d -> d.get("to"))
                    .map(String::valueOf)
                    .orElse(i.status().name());
            fields.put("status", texts.word(language, "statuses." + status, Map.of()));
            event.map(CloudEvent::data).map(d -> d.get("text")).ifPresent(said -> fields.put("statusText", said));
        });
        return fields;
    }

    private static String name(Optional<Category> category, String code, String language) {
        return category.map(c -> c.name(language)).orElse(code);
    }
}
