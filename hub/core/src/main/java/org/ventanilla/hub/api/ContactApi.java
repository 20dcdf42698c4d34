package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import org.ventanilla.hub.identity.Access;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.Contact;
import org.ventanilla.hub.identity.ContactEvent;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.model.Wire;

/**
 * {@code GET /v1/contacts/{id}}: a contact, whether it may be written to, and what was said about that (stop, start, help,
 * bounces), newest first. Personal data: every read is logged.
 */
public final class ContactApi {
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
                .compose(contact -> Future.all(Future.succeededFuture(contact), identity.eventsOf(id)))
                .onSuccess(both -> Replies.json(ctx, 200, shown(both.resultAt(0), both.resultAt(1))))
                .onFailure(ctx::fail);
    }

    private static JsonObject shown(Contact contact, List<ContactEvent> events) {
        var list = new JsonArray();
        events.forEach(e -> list.add(new JsonObject(Wire.toMap(e))));
        return new JsonObject(Wire.toMap(contact)).put("events", list);
    }
}
