import com.hazelcast.config.Config;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.EventCursor;
import org.ventanilla.model.EventFollower;
import org.ventanilla.model.GapCheck.Step;

/** A member of the cluster that follows the log live: ClusterConsumer.java MEMBER,MEMBER… OWN_PORT CURSOR. It keeps its own cursor. */
public class ClusterConsumer {
    private static Vertx vertx;
    private static EventFollower place;
    private static boolean reading;

    public static void main(String[] args) {
        var config = new Config().setClusterName("ventanilla").setProperty("hazelcast.phone.home.enabled", "false");
        config.getNetworkConfig().setPort(Integer.parseInt(args[1])).getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getNetworkConfig().getJoin().getTcpIpConfig().setEnabled(true).setMembers(List.of(args[0].split(",")));
        var start = EventCursor.parse(args[2]).orElseThrow();
        place = new EventFollower(start, EventFollower.Wants.ALL, Duration.ofSeconds(5), Instant.now());
        Vertx.builder().withClusterManager(new HazelcastClusterManager(config)).buildClustered().onSuccess(joined -> {
            vertx = joined;
            vertx.eventBus().<JsonObject>consumer(Addresses.EVENTS_LIVE, message -> heard(message.body()));
            vertx.setPeriodic(1000, t -> { if (place.silence(Instant.now()) == Step.READ) read(); });
            read();
        }).onFailure(Throwable::printStackTrace);
    }

    private static synchronized void heard(JsonObject event) {
        Step step = event.containsKey("sequence")
                ? place.event(Long.parseLong(event.getString("sequence")), Instant.now())
                : place.heartbeat(EventCursor.parse(event.getJsonObject("data").getString("cursor")).orElseThrow(), Instant.now());
        if (step == Step.READ) read(); else if (step == Step.APPLY) apply(event);
    }

    private static synchronized void apply(JsonObject event) {
        long position = Long.parseLong(event.getString("sequence"));
        if (!place.isNext(position)) return; // a page and the bus brought it both
        System.out.println(position + " " + event.getString("type") + " " + event.getString("subject"));
        place.applied(position); // keep place.cursor() in the transaction of what was done
    }

    private static synchronized void read() {
        if (reading) return;
        reading = true;
        var ask = new JsonObject().put("after", place.cursor().text()).put("limit", 500);
        vertx.eventBus().<JsonObject>request(Addresses.EVENTS_READ, ask).onComplete(answer -> {
            reading = false;
            if (answer.failed()) { System.err.println(answer.cause()); return; } // 409, 410: a snapshot first
            var page = answer.result().body();
            page.getJsonArray("events").forEach(e -> apply((JsonObject) e));
            if (place.cursor().position() < page.getLong("head")) read();
        });
    }
}
