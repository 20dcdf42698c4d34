package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Locale;
import org.ventanilla.hub.identity.Access;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.BadOrganisation;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.identity.Organisation;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.incident.ReportRow;
import org.ventanilla.hub.intake.ReportNumbers;
import org.ventanilla.model.Wire;

/**
 * {@code GET /v1/organisations}: associations, schools and companies. {@code POST} registers one ({@code name}, {@code kind},
 * {@code origins}), {@code DELETE /v1/organisations/{id}} forgets it, {@code GET /v1/organisations/{id}/reports} tells what its
 * people reported, newest first. Staff only; every look at the reports is logged.
 */
public final class OrganisationApi {
    private static final String PATH = "/v1/organisations";
    private static final int MAX_BODY = 65_536;
    private static final int MOST_REPORTS = 500;

    private final Identity identity;
    private final Incidents incidents;
    private final ReportNumbers numbers;
    private final StaffDoor access;

    public OrganisationApi(Identity identity, Incidents incidents, ReportNumbers numbers) {
        this.identity = identity;
        this.incidents = incidents;
        this.numbers = numbers;
        this.access = new StaffDoor(identity);
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get(PATH)
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.SEE_PERSONAL_DATA))
                .handler(this::list)
                .failureHandler(Replies::failure);
        router.get(PATH + "/:id/reports")
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.SEE_PERSONAL_DATA))
                .handler(this::reports)
                .failureHandler(Replies::failure);
        router.delete(PATH + "/:id")
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.MANAGE_ORGANISATIONS))
                .handler(this::remove)
                .failureHandler(Replies::failure);
        // The permission first, on a route of its own: a stranger's body is never read.
        router.post(PATH)
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.MANAGE_ORGANISATIONS))
                .failureHandler(Replies::failure);
        router.post(PATH)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY))
                .handler(this::add)
                .failureHandler(Replies::failure);
    }

    private void list(RoutingContext ctx) {
        identity.organisations()
                .all(StaffDoor.session(ctx).jurisdiction())
                .onSuccess(all -> {
                    var list = new JsonArray();
                    all.forEach(o -> list.add(new JsonObject(Wire.toMap(o))));
                    Replies.json(ctx, 200, new JsonObject().put("organisations", list));
                })
                .onFailure(ctx::fail);
    }

    private void add(RoutingContext ctx) {
        var who = StaffDoor.session(ctx);
        var body = Bodies.object(ctx);
        if (body == null) {
            throw Bodies.unreadable();
        }
        identity.organisations()
                .add(who.jurisdiction(), wanted(body), who.staffId())
                .recover(cause -> Future.failedFuture(cause instanceof BadOrganisation bad ? told(bad) : cause))
                .onSuccess(id -> Replies.json(ctx, 201, new JsonObject().put("id", id)))
                .onFailure(ctx::fail);
    }

    private static Problem told(BadOrganisation bad) {
        return wrong(bad.field(), String.valueOf(bad.getMessage()));
    }

    private static Organisation.Wanted wanted(JsonObject body) {
        Object origins = body.getValue("origins");
        List<String> list = origins instanceof JsonArray array
                ? array.stream().map(String::valueOf).toList()
                : List.of();
        return new Organisation.Wanted(
                String.valueOf(body.getValue("name", "")), kind(String.valueOf(body.getValue("kind"))), list);
    }

    private static Organisation.Kind kind(String given) {
        try {
            return Organisation.Kind.valueOf(given.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong("kind", "one of " + List.of(Organisation.Kind.values()));
        }
    }

    private static Problem wrong(String field, String expected) {
        return new Problem(422, "bad-value", "correct the field named", List.of(new Problem.Field(field, expected)));
    }

    private void remove(RoutingContext ctx) {
        identity.organisations()
                .remove(StaffDoor.session(ctx).jurisdiction(), Parameters.id(ctx))
                .onSuccess(gone -> {
                    if (gone) {
                        ctx.response().setStatusCode(204).end().onFailure(ctx::fail);
                    } else {
                        ctx.fail(unknown());
                    }
                })
                .onFailure(ctx::fail);
    }

    private void reports(RoutingContext ctx) {
        long id = Parameters.id(ctx);
        var who = StaffDoor.session(ctx);
        identity.logAccess(Access.organisation(who.staffId(), id))
                .compose(logged -> identity.organisations().find(who.jurisdiction(), id))
                .map(found -> found.orElseThrow(OrganisationApi::unknown))
                .compose(organisation -> incidents
                        .ofOrganisation(id, MOST_REPORTS)
                        .map(reports -> {
                            var list = new JsonArray();
                            reports.forEach(r -> list.add(shown(r)));
                            return new JsonObject(Wire.toMap(organisation)).put("reports", list);
                        }))
                .onSuccess(body -> Replies.json(ctx, 200, body))
                .onFailure(ctx::fail);
    }

    private JsonObject shown(ReportRow r) {
        return new JsonObject()
                .put("number", numbers.number(r.id()))
                .put("incidentId", Long.toString(r.incidentId()))
                .put("addsTo", r.parentId() == null ? null : numbers.number(r.parentId()))
                .put("contactId", r.contactId() == null ? null : Long.toString(r.contactId()))
                .put("channel", r.channel())
                .put("receivedAt", r.receivedAt().toString())
                .put("assured", r.organisationSure());
    }

    private static Problem unknown() {
        return new Problem(404, "unknown-organisation", "there is no organisation with this id");
    }
}
