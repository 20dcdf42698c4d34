package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.events.BadCursor;
import org.ventanilla.hub.intake.Intake;
import org.ventanilla.hub.intake.RefusedSubmission;
import org.ventanilla.hub.intake.StaleLease;
import org.ventanilla.hub.intake.Trail;
import org.ventanilla.hub.notify.ChannelNews;
import org.ventanilla.hub.store.Outage;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.ControlEvent;
import org.ventanilla.model.DeliveryReceipt;
import org.ventanilla.model.Submission;
import org.ventanilla.model.TrailEntry;
import org.ventanilla.model.Wire;

/**
 * The hub's doors on the event bus: request/reply, JSON both ways. The sender's mistakes are answered with failure code 400
 * and a reason; a lease that has passed to another process with 409 {@code stale-lease}; ours with 503. Only a reply is a
 * receipt.
 */
public final class BusDoors {
    private static final Logger LOG = LoggerFactory.getLogger(BusDoors.class);

    private final Vertx vertx;
    private final Intake intake;
    private final Trail trail;
    private final ChannelNews news;
    private final EventDoors events;
    private final List<MessageConsumer<JsonObject>> consumers = new ArrayList<>();

    /** The rooms behind the doors. */
    public record Rooms(Intake intake, Trail trail, ChannelNews news, EventDoors events) {}

    public BusDoors(Vertx vertx, Rooms rooms) {
        this.vertx = vertx;
        this.intake = rooms.intake();
        this.trail = rooms.trail();
        this.news = rooms.news();
        this.events = rooms.events();
    }

    /** Registers the consumers; done when the whole cluster knows. */
    public Future<Void> open() {
        door(Addresses.SUBMIT, body -> intake.accept(
                        ofToday(known(Wire.parse(body.encode(), Submission.class), Submission::instance)))
                .map(receipt -> new JsonObject(Wire.toMap(receipt))));
        door(Addresses.RECEIPT, body -> news.heard(
                        known(Wire.parse(body.encode(), DeliveryReceipt.class), DeliveryReceipt::instance))
                .map(done -> new JsonObject()));
        door(Addresses.CONTROL, body -> news.heard(
                        known(Wire.parse(body.encode(), ControlEvent.class), ControlEvent::instance))
                .map(done -> new JsonObject()));
        door(Addresses.TRAIL, body -> trail.keep(entries(body)).map(done -> new JsonObject()));
        door(Addresses.EVENTS_READ, events::read);
        door(Addresses.EVENTS_ACK, events::ack);
        return Future.all(consumers.stream().map(MessageConsumer::completion).toList())
                .mapEmpty();
    }

    /** Takes them back, so that nothing new is asked of a node that is going. */
    public Future<Void> close() {
        return Future.join(consumers.stream().map(MessageConsumer::unregister).toList())
                .mapEmpty();
    }

    /** Only configured connectors speak here (CONTRACT SEC-8): whatever else is on the bus is a mistake or worse. */
    private <T> T known(T message, Function<T, String> instance) {
        if (!news.knows(String.valueOf(instance.apply(message)))) {
            throw new RefusedSubmission(
                    List.of(new RefusedSubmission.Problem("instance", "one of the configured connectors")));
        }
        return message;
    }

    /** The past is brought in by the operator, at another door. */
    private static Submission ofToday(Submission s) {
        if (s.history() != null) {
            throw new RefusedSubmission(List.of(new RefusedSubmission.Problem("history", "nothing")));
        }
        return s;
    }

    private List<TrailEntry> entries(JsonObject body) {
        return body.getJsonArray("entries", new JsonArray()).stream()
                .map(entry -> known(Wire.parse(((JsonObject) entry).encode(), TrailEntry.class), TrailEntry::instance))
                .toList();
    }

    private void door(String address, Function<JsonObject, Future<JsonObject>> answer) {
        consumers.add(vertx.eventBus().consumer(address, message -> answered(message, answer)
                .onSuccess(message::reply)
                .onFailure(cause -> refuse(message, cause))));
    }

    /** A body of the wrong shape throws while it is mapped: that is the sender's mistake, not ours. */
    private static Future<JsonObject> answered(
            Message<JsonObject> message, Function<JsonObject, Future<JsonObject>> answer) {
        try {
            return answer.apply(Objects.requireNonNullElseGet(message.body(), JsonObject::new));
        } catch (RefusedSubmission | Problem e) {
            return Future.failedFuture(e);
        } catch (IllegalArgumentException | ClassCastException e) {
            return Future.failedFuture(new RefusedSubmission(
                    List.of(new RefusedSubmission.Problem("body", "the shape that the schema of this address names"))));
        }
    }

    private static void refuse(Message<JsonObject> message, Throwable cause) {
        if (cause instanceof RefusedSubmission refused) {
            message.fail(400, String.valueOf(refused.getMessage()));
        } else if (cause instanceof BadCursor bad) {
            var told = EventQuery.toldOnBus(bad);
            message.fail(told.getKey(), told.getValue());
        } else if (cause instanceof Problem problem) {
            message.fail(problem.status(), problem.code() + ": " + problem.fields());
        } else if (cause instanceof StaleLease) {
            message.fail(409, cause.getMessage());
        } else {
            Outage.log(LOG, "not answered address", message.address(), cause);
            message.fail(503, "try later");
        }
    }
}
