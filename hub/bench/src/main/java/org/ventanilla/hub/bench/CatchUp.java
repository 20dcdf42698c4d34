package org.ventanilla.hub.bench;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.util.stream.IntStream;
import org.ventanilla.hub.consumers.Consumer;
import org.ventanilla.hub.events.EventFilter;
import org.ventanilla.model.EventCursor;

/** A reader who is far behind, and many who never come: what they cost. */
final class CatchUp {
    private static final int PAGE = 1_000;
    private static final int AT_ONCE = 8;
    private static final int INCIDENTS = 50_000;
    private static final double SECOND = 1e9;

    /** Straight into the tables: what is measured is the reading. */
    private static final String SEED =
            """
            insert into events.event (jurisdiction, position, id, type, subject, occurred_at, recorded_at, data,
                                      aggregate_version, category, area, department, is_public)
            select 'bench', h.position + p, gen_random_uuid(), 'incident.created', 's' || p % $2, now(), now(), $3::text::json,
                   h.position + p, 'ALU-01', 'Centro', 'ALUMBRADO', true
            from events.head h, generate_series(1, $1::bigint) p where h.jurisdiction = 'bench'""";

    private static final String TOPICS =
            """
            insert into events.topic (jurisdiction, subject, aggregate_version, category, area, department, is_public)
            select 'bench', 's' || p, 1, 'ALU-01', 'Centro', 'ALUMBRADO', true from generate_series(0, $1::bigint - 1) p
            on conflict do nothing""";

    private static final String MOVE = "update events.head set position = position + $1 where jurisdiction = 'bench'";

    private final EventRig rig;

    CatchUp(EventRig rig) {
        this.rig = rig;
    }

    /** @param mostMb the most memory in use while it read, garbage collected first */
    record Result(long events, double perSecond, long beforeMb, long mostMb) {}

    /** From so many events behind to the end of the log, page after page over HTTP. */
    Result run(long behind) {
        EventCursor start = EventRig.get(rig.events.head()).cursor();
        String data = new JsonObject(EventRig.data("1", 1)).encode();
        EventRig.get(rig.pool.preparedQuery(TOPICS).execute(Tuple.of((long) INCIDENTS)));
        EventRig.get(rig.pool.preparedQuery(SEED).execute(Tuple.of(behind, INCIDENTS, data)));
        EventRig.get(rig.pool.preparedQuery(MOVE).execute(Tuple.of(behind)));
        EventRig.get(rig.pool.query("vacuum analyze events.event, events.topic").execute());
        return read(start, behind);
    }

    private Result read(EventCursor start, long behind) {
        HttpClient client = rig.outside.createHttpClient();
        long before = heap();
        long most = before;
        long paused = 0;
        long begun = System.nanoTime();
        long position = start.position();
        String cursor = start.text();
        while (position < start.position() + behind) {
            cursor = page(client, cursor);
            position = EventCursor.parse(cursor).orElseThrow().position();
            if ((position - start.position()) % (behind / 10) == 0) {
                long now = System.nanoTime();
                most = Math.max(most, heap());
                paused += System.nanoTime() - now;
            }
        }
        double seconds = (System.nanoTime() - begun - paused) / SECOND;
        EventRig.get(client.close());
        return new Result(behind, behind / seconds, before, most);
    }

    private String page(HttpClient client, String after) {
        String address = "/v1/events?limit=" + PAGE + "&after=" + after;
        return EventRig.get(client.request(HttpMethod.GET, rig.port, "127.0.0.1", address)
                .compose(request -> request.putHeader("Accept", "application/cloudevents-batch+json")
                        .send()
                        .compose(answer ->
                                answer.body().map(body -> String.valueOf(answer.getHeader("Ventanilla-Cursor"))))));
    }

    /** Megabytes in use after a collection. */
    static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    /** @param afterMb in use when all the events were missed by all the consumers */
    record Away(long beforeMb, long afterMb) {}

    /** Registers so many consumers that never come, then lets so many events happen and has everybody's lag looked at. */
    Away away(int consumers, int events) {
        write(events); // what the log keeps in memory for those who are there is full
        long before = heap();
        EventCursor head = EventRig.get(rig.events.head()).cursor();
        for (int made = 0; made < consumers; made += AT_ONCE) {
            var some = IntStream.range(made, Math.min(consumers, made + AT_ONCE))
                    .mapToObj(i -> new Consumer.Wanted("away-" + i, "", EventFilter.ALL, null, head, 1))
                    .map(rig.consumers::add)
                    .toList();
            EventRig.get(Future.all(some));
        }
        write(events);
        EventRig.get(rig.consumers.warn());
        return new Away(before, heap());
    }

    private void write(int events) {
        for (int written = 0; written < events; written += PAGE) {
            EventRig.get(rig.write(PAGE));
        }
    }
}
