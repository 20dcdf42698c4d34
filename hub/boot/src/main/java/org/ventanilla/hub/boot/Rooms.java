package org.ventanilla.hub.boot;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.identity.Tokens;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.intake.Intake;
import org.ventanilla.hub.intake.Quarantine;
import org.ventanilla.hub.intake.ReportNumbers;
import org.ventanilla.hub.intake.Sources;
import org.ventanilla.hub.intake.Trail;
import org.ventanilla.hub.match.Matching;
import org.ventanilla.hub.media.Media;
import org.ventanilla.hub.media.MediaLimits;
import org.ventanilla.hub.notify.ChannelNews;
import org.ventanilla.hub.notify.NoticeDispatch;
import org.ventanilla.hub.notify.NoticeSettings;
import org.ventanilla.hub.notify.Notices;
import org.ventanilla.hub.remote.Remotes;
import org.ventanilla.hub.store.Database;
import org.ventanilla.hub.triage.Triage;
import org.ventanilla.hub.understand.Understanding;

/** The rooms of the hub, furnished and connected for one city. */
record Rooms(
        City city,
        Pool pool,
        ReportNumbers numbers,
        Events events,
        Intake intake,
        Quarantine quarantine,
        Trail trail,
        Sources sources,
        Media media,
        Identity identity,
        Incidents incidents,
        Notices notices,
        ChannelNews news,
        Remotes remotes,
        NoticeDispatch dispatch,
        Triage triage) {

    private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);

    /** Rung when something was received; the lane of any node hears it. */
    static final String RECEIVED = "ventanilla.v1.internal.received";

    /** Rung when messages are owed. */
    static final String OWED = "ventanilla.v1.internal.owed";

    static Rooms furnish(Vertx vertx, Clock clock, Database database, Settings settings, City city) throws IOException {
        var pool = database.pool(vertx);
        var c = city.settings();
        var numbers = new ReportNumbers(
                city.id(), c.reportPrefix(), new Tokens(settings.secrets().links()));
        var events = new Events(vertx, pool, clock, city.id(), c.eventTypePrefix());
        var intake = new Intake(pool, numbers, clock, jurisdiction -> ring(vertx, RECEIVED));
        var quarantine = new Quarantine(pool, city.id(), clock);
        var trail = new Trail(pool, clock);
        var media = new Media(
                vertx, settings.node().dataDir().resolve("media"), pool, clock, MediaLimits.usual(c.timeZone()));
        var identity = new Identity(vertx, pool, clock, settings.secrets().sessions());
        var incidents = new Incidents(pool, events, clock, new Incidents.Naming(city.id(), c.incidentPrefix()));
        var notice = new NoticeSettings(
                clock,
                instances(settings),
                settings.city().resolve("templates"),
                settings.http().publicUrl());
        var notices = new Notices(pool, city.id(), events, incidents, notice);
        var news = new ChannelNews(notices, identity, city.id(), channels(settings), clock);
        var remotes = new Remotes(vertx, pool, clock, RemoteOptions.all(settings), id -> hurry(notices, id));
        var dispatch = new NoticeDispatch(
                vertx, city, new NoticeDispatch.Rooms(pool, events, incidents, identity), numbers, notice);
        var triage = new Triage(
                vertx,
                new Triage.Rooms(intake, media, events, incidents, identity),
                new Triage.Judgement(city, new Understanding(city), new Matching(city)),
                numbers);
        var sources = new Sources(pool, UUID.randomUUID().toString());
        return new Rooms(
                city,
                pool,
                numbers,
                events,
                intake,
                quarantine,
                trail,
                sources,
                media,
                identity,
                incidents,
                notices,
                news,
                remotes,
                dispatch,
                triage);
    }

    /** A message that is looked at a little later is no harm: its next attempt comes by itself. */
    private static void hurry(Notices notices, String deliveryId) {
        try {
            notices.hurry(UUID.fromString(deliveryId))
                    .onFailure(cause -> LOG.warn("not hurried deliveryId={} cause={}", deliveryId, cause.getMessage()));
        } catch (IllegalArgumentException e) {
            LOG.debug("not one of our messages", e);
        }
    }

    static void ring(Vertx vertx, String doorbell) {
        vertx.eventBus().publish(doorbell, new JsonObject());
    }

    /** The first instance that speaks a channel answers on it. */
    static Map<String, String> instances(Settings settings) {
        Map<String, String> byType = new LinkedHashMap<>();
        settings.connectors().forEach(c -> byType.putIfAbsent(c.channel(), c.instance()));
        return byType;
    }

    /** Channel type of each instance. */
    static Map<String, String> channels(Settings settings) {
        Map<String, String> byInstance = new LinkedHashMap<>();
        settings.connectors().forEach(c -> byInstance.put(c.instance(), c.channel()));
        return byInstance;
    }
}
