package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.identity.Access;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.Contact;
import org.ventanilla.hub.identity.ContactDetails;
import org.ventanilla.hub.identity.ContactEvent;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Wire;

/**
 * {@code GET /v1/contacts/{id}}: a contact, whether it may be written to, and what was said about that (stop, start, help,
 * bounces), newest first, with the ids of other contacts of the same person. {@code POST /v1/contacts/{id}/ways} with
 * {@code channel} and {@code address} adds one. Personal data: every read is logged.
 */
public final class ContactApi {
    private static final int MAX_BODY = 4_096;

    private final Identity identity;
    private final SqlClient client;
    private final StaffDoor access;

    public ContactApi(Identity identity, SqlClient client) {
        this.identity = identity;
        this.client = client;
        this.access = new StaffDoor(identity);
    }

    /** Adds the route. */
    public void mount(Router router) {
        router.post("/v1/contacts/:id/ways")
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.SEE_PERSONAL_DATA))
                .failureHandler(Replies::failure);
        router.post("/v1/contacts/:id/ways")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY))
                .handler(this::link)
                .failureHandler(Replies::failure);
        router.get("/v1/contacts/:id")
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.SEE_PERSONAL_DATA))
                .handler(this::contact)
                .failureHandler(Replies::failure);
    }

    private void contact(RoutingContext ctx) {
        long id = Parameters.id(ctx);
        var session = StaffDoor.session(ctx);
        identity.logAccess(new Access(session.staffId(), id, null, "contact"))
                .compose(logged -> identity.find(client, id))
                .map(found -> found.filter(c -> c.jurisdiction().equals(session.jurisdiction()))
                        .orElseThrow(() -> new Problem(404, "unknown-contact", "there is no contact with this id")))
                .compose(contact ->
                        Future.all(Future.succeededFuture(contact), identity.eventsOf(id), identity.waysTo(id)))
                .onSuccess(all -> Replies.json(ctx, 200, shown(all.resultAt(0), all.resultAt(1), all.resultAt(2))))
                .onFailure(ctx::fail);
    }

    /** Another way to the same person, as they told: used when this one turns out dead. */
    private void link(RoutingContext ctx) {
        long id = Parameters.id(ctx);
        var session = StaffDoor.session(ctx);
        var body = Bodies.object(ctx);
        String channel = word(body, "channel");
        String address = word(body, "address");
        if (!channel.matches("[a-z0-9][a-z0-9_-]{0,39}") || address.isEmpty()) {
            throw new Problem(
                    422,
                    "bad-value",
                    "correct the fields named",
                    List.of(
                            new Problem.Field("channel", "a channel type"),
                            new Problem.Field("address", "an address")));
        }
        var details =
                new ContactDetails(session.jurisdiction(), channel, address, null, null, Reporter.Assurance.CLAIMED);
        identity.logAccess(new Access(session.staffId(), id, null, "contact-link"))
                .compose(logged -> identity.find(client, id))
                .map(found -> found.filter(c -> c.jurisdiction().equals(session.jurisdiction()))
                        .orElseThrow(() -> new Problem(404, "unknown-contact", "there is no contact with this id")))
                .compose(contact -> identity.contact(client, details))
                .compose(other -> identity.link(id, other, session.staffId()).map(other))
                .onSuccess(other -> Replies.json(ctx, 200, new JsonObject().put("id", other)))
                .onFailure(ctx::fail);
    }

    private static String word(@Nullable JsonObject body, String field) {
        return body != null && body.getValue(field) instanceof String text ? text.strip() : "";
    }

    private static JsonObject shown(Contact contact, List<ContactEvent> events, List<Long> ways) {
        var list = new JsonArray();
        events.forEach(e -> list.add(new JsonObject(Wire.toMap(e))));
        return new JsonObject(Wire.toMap(contact))
                .put("events", list)
                .put(
                        "ways",
                        new JsonArray(
                                ways.stream().filter(way -> way != contact.id()).toList()));
    }
}
