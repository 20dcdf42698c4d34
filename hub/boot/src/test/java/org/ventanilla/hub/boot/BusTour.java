package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.concurrent.CompletionException;
import org.ventanilla.hub.identity.Role;
import org.ventanilla.model.Addresses;

/** What a member of the cluster asks on the bus that nobody asks on {@link ApiTour}. */
final class BusTour {
    private static final int REFUSED = 401;

    private final ApiTown city;

    BusTour(ApiTown city) {
        this.city = city;
    }

    void all() {
        ask(
                Addresses.PLACE,
                new JsonObject().put("words", "calle Castilla veintisiete").put("language", "es"));
        ask(
                Addresses.SIMILAR,
                new JsonObject()
                        .put("words", "farola apagada")
                        .put("lat", 43.4570)
                        .put("lon", -3.8128)
                        .put("category", "ALU-01")
                        .put("language", "es"));
        ask(
                Addresses.CONTROL,
                new JsonObject()
                        .put("instance", "bot")
                        .put("address", "ana")
                        .put("type", "VERIFIED")
                        .put("at", Clock.systemUTC().instant().toString())
                        .put("nativeId", "e-2"));
        consumer();
    }

    private void consumer() {
        var wanted = new JsonObject().put("name", "tablero").put("after", "0");
        var made = city.site.post("/v1/consumers", city.as(Role.ADMIN), wanted);
        var who = new JsonObject()
                .put("consumer", "tablero")
                .put("key", made.json().getString("key"));
        var page = ask(Addresses.EVENTS_READ, who.copy().put("limit", 3));
        assertThat(page.getJsonArray("events")).hasSize(3);
        var read = who.copy().put("after", page.getString("after")).put("cursor", page.getString("next"));
        assertThat(ask(Addresses.EVENTS_ACK, read)).isEqualTo(new JsonObject().put("cursor", page.getString("next")));
        assertThat(refused(Addresses.EVENTS_ACK, read.copy().put("key", "vck_guessed")))
                .isEqualTo(REFUSED);
    }

    private JsonObject ask(String address, JsonObject body) {
        return Running.joined(city.town
                        .hub()
                        .vertx()
                        .eventBus()
                        .<JsonObject>request(address, body)
                        .toCompletionStage())
                .body();
    }

    /** The failure code; 0 when it was answered. */
    private int refused(String address, JsonObject body) {
        try {
            ask(address, body);
            return 0;
        } catch (ReplyException e) {
            return e.failureCode();
        } catch (CompletionException e) {
            return e.getCause() instanceof ReplyException reply ? reply.failureCode() : -1;
        }
    }
}
