package org.ventanilla.hub.notify;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.ventanilla.hub.city.LatLon;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.notify.NoticePlan.Template;
import org.ventanilla.model.CloudEvent;

/**
 * Which events owe a message to somebody who reported nothing. Where something is counts as it is shown to everybody: a wish
 * must not tell more than the map.
 */
final class Followers {
    private final Events events;
    private final Incidents incidents;
    private final Map<String, String> instances;
    private final FollowStore store;
    private final Clock clock;
    private final Function<String, Set<String>> alike;

    Followers(Events events, Incidents incidents, NoticeSettings settings, String jurisdiction) {
        this.events = events;
        this.incidents = incidents;
        this.instances = settings.instances();
        this.store = new FollowStore(jurisdiction);
        this.clock = settings.clock();
        this.alike = settings.alike();
    }

    /** Writes down what a batch of events owes, in the lane's transaction and after what reporters are owed. */
    Future<Void> owe(SqlClient tx, List<CloudEvent> batch) {
        return store.any(tx).compose(any -> {
            Future<Void> all = Future.succeededFuture();
            for (CloudEvent event : any ? batch : List.<CloudEvent>of()) {
                all = all.compose(done -> owe(tx, event));
            }
            return all;
        });
    }

    private Future<Void> owe(SqlClient tx, CloudEvent event) {
        return switch (events.shortType(event)) {
            case "incident.created", "incident.place-changed", "incident.place-corrected" ->
                around(tx, event, Template.FOLLOW_NEW);
            case "incident.learned" ->
                event.data().containsKey("run") // the taxonomy is new, the incident is not
                        ? Future.succeededFuture()
                        : around(tx, event, Template.FOLLOW_NEW);
            case "incident.status-changed" -> changed(tx, event);
            case "incident.merged" ->
                other(event, "into")
                        .map(into -> store.merged(tx, id(event), into))
                        .orElse(Future.succeededFuture());
            case "incident.unmerged" ->
                other(event, "from")
                        .map(into -> store.unmerged(tx, id(event), into))
                        .orElse(Future.succeededFuture());
            default -> Future.succeededFuture();
        };
    }

    /** A question to its reporters moves it without saying anything to others. */
    private Future<Void> changed(SqlClient tx, CloudEvent event) {
        if (Boolean.TRUE.equals(event.data().get("asked"))) {
            return Future.succeededFuture();
        }
        return store.ofIncident(tx, id(event), event.recordedtime())
                .compose(followers -> owe(tx, event, followers, Template.FOLLOW_STATUS))
                .compose(done -> "RESOLVED".equals(event.data().get("to"))
                        ? around(tx, event, Template.FOLLOW_STATUS)
                        : Future.succeededFuture());
    }

    private Future<Void> around(SqlClient tx, CloudEvent event, Template template) {
        return incidents.find(id(event)).compose(found -> {
            Optional<IncidentView> shown = found.filter(IncidentView::isPublic);
            Double lat = shown.map(IncidentView::lat).orElse(null);
            Double lon = shown.map(IncidentView::lon).orElse(null);
            return lat == null || lon == null
                    ? Future.succeededFuture()
                    : store.around(tx, alike.apply(shown.get().category()), new LatLon(lat, lon), event.recordedtime())
                            .compose(followers -> owe(tx, event, followers, template));
        });
    }

    private Future<Void> owe(SqlClient tx, CloudEvent event, List<FollowStore.Kept> followers, Template template) {
        var owed = new ArrayList<FollowStore.Owed>();
        for (FollowStore.Kept to : followers) {
            String instance = instances.get(to.channel());
            if (instance != null) {
                owed.add(new FollowStore.Owed(
                        to, id(event), UUID.fromString(event.id()), event.position(), template, instance));
            }
        }
        return store.owe(tx, owed, clock.instant());
    }

    private static Optional<Long> other(CloudEvent event, String field) {
        return event.data().get(field) instanceof String id ? Optional.of(Long.valueOf(id)) : Optional.empty();
    }

    private static long id(CloudEvent event) {
        return Long.parseLong(event.subject());
    }
}
