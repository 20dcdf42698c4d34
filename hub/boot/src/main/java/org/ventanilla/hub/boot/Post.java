package org.ventanilla.hub.boot;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.intake.ReportNumbers;
import org.ventanilla.hub.notify.ChannelNews;
import org.ventanilla.hub.notify.FollowLinks;
import org.ventanilla.hub.notify.Follows;
import org.ventanilla.hub.notify.NoticeDispatch;
import org.ventanilla.hub.notify.NoticeSettings;
import org.ventanilla.hub.notify.Notices;
import org.ventanilla.hub.remote.Remotes;

/** Everything that has to do with messages on their way out, and with what channels say of them. */
record Post(Notices notices, ChannelNews news, Remotes remotes, NoticeDispatch dispatch, Follows follows) {
    private static final Logger LOG = LoggerFactory.getLogger(Post.class);

    /** What all rooms stand on. */
    record Ground(Vertx vertx, Clock clock, City city, ReportNumbers numbers, Settings settings) {}

    static Post furnish(Ground g, NoticeDispatch.Rooms rooms) throws IOException {
        var settings = g.settings();
        var told = new NoticeSettings(
                g.clock(),
                instances(settings),
                settings.city().resolve("templates"),
                settings.http().publicUrl(),
                settings.quietHours(),
                g.city().taxonomy()::alike);
        var pool = rooms.pool();
        String city = g.city().id();
        var notices = new Notices(pool, city, rooms.events(), rooms.incidents(), told);
        return new Post(
                notices,
                new ChannelNews(notices, rooms.identity(), city, channels(settings), g.clock()),
                new Remotes(g.vertx(), pool, g.clock(), RemoteOptions.all(settings), id -> hurry(notices, id)),
                new NoticeDispatch(g.vertx(), g.city(), rooms, g.numbers(), told),
                new Follows(
                        pool,
                        city,
                        rooms.identity(),
                        told,
                        new FollowLinks(g.numbers().tokens())));
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

    /** The first instance that speaks a channel answers on it. */
    private static Map<String, String> instances(Settings settings) {
        Map<String, String> byType = new LinkedHashMap<>();
        settings.connectors().forEach(c -> byType.putIfAbsent(c.channel(), c.instance()));
        return byType;
    }

    /** Channel type of each instance. */
    private static Map<String, String> channels(Settings settings) {
        Map<String, String> byInstance = new LinkedHashMap<>();
        settings.connectors().forEach(c -> byInstance.put(c.instance(), c.channel()));
        return byInstance;
    }
}
