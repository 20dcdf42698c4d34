package org.ventanilla.hub.boot;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.ventanilla.hub.api.EventStreams;
import org.ventanilla.hub.api.EventWords;
import org.ventanilla.hub.city.Barrio;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.consumers.Consumers;
import org.ventanilla.hub.downstream.Webhooks;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.events.LiveLog;
import org.ventanilla.hub.publish.Publishing;

/** What those who follow the log share: its newest part in memory, and the words to ask for it. */
record Reading(LiveLog live, EventWords words, EventStreams streams, Webhooks webhooks, Consumers consumers) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static Reading furnish(Post.Ground ground, Pool pool, Events events) {
        Vertx vertx = ground.vertx();
        var live = new LiveLog(vertx, events);
        var words = words(ground.city());
        var streams =
                new EventStreams(vertx, new EventStreams.Rooms(events, live), words, EventStreams.Limits.STANDARD);
        var allowed = Set.copyOf(ground.settings().webhooks().allowHosts());
        var limits = new Webhooks.Limits(PATIENCE, allowed);
        var webhooks = new Webhooks(vertx, pool, ground.clock(), events, limits);
        var consumers = new Consumers(
                pool, ground.clock(), events, ground.settings().events().keepDays());
        return new Reading(live, words, streams, webhooks, consumers);
    }

    static Events.Naming naming(City city, URI publicUrl) {
        return new Events.Naming(city.id(), city.settings().eventTypePrefix(), publicUrl, Publishing.of(city));
    }

    private static EventWords words(City city) {
        var taxonomy = city.taxonomy();
        Set<String> areas =
                city.gazetteer().barrios().stream().map(Barrio::name).collect(Collectors.toUnmodifiableSet());
        return new EventWords(
                code -> taxonomy.known(code).isPresent()
                        ? Set.of(code)
                        : taxonomy.categories(code).stream()
                                .map(Category::code)
                                .collect(Collectors.toUnmodifiableSet()),
                areas::contains,
                code -> taxonomy.department(code).isPresent());
    }
}
