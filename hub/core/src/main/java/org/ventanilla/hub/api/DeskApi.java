package org.ventanilla.hub.api;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.LatLon;
import org.ventanilla.hub.desk.Desk;
import org.ventanilla.hub.desk.PhoneNumbers;
import org.ventanilla.hub.desk.Told;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.incident.IncidentRow;
import org.ventanilla.hub.intake.ReportNumbers;
import org.ventanilla.model.Receipt;

/**
 * For staff who speak with citizens: {@code GET /v1/desk/caller?number=} (personal data: every look is logged),
 * {@code GET /v1/desk/nearby?text=&lat=&lon=&category=&limit=}, {@code POST /v1/desk/reports} and
 * {@code POST /v1/desk/incidents/{id}/reporters}, both answered like {@code POST /v1/intake}.
 */
public final class DeskApi {
    private static final String ROOT = "/v1/desk";
    private static final long MAX_BODY = 64 * 1024;
    private static final int LONGEST = 2_000;
    private static final int SHOWN = 5;
    private static final int MOST_SHOWN = 20;

    private final Desk desk;
    private final ReportNumbers numbers;
    private final Set<String> channels;
    private final Clock clock;
    private final StaffDoor access;

    /** @param channels on which anybody can be answered, by type */
    public DeskApi(Desk desk, Identity identity, ReportNumbers numbers, Set<String> channels, Clock clock) {
        this.desk = desk;
        this.numbers = numbers;
        this.channels = Set.copyOf(channels);
        this.clock = clock;
        this.access = new StaffDoor(identity);
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get(ROOT + "/caller")
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.SEE_PERSONAL_DATA))
                .failureHandler(Replies::failure);
        door(router, HttpMethod.GET, "/caller", this::caller);
        door(router, HttpMethod.GET, "/nearby", this::nearby);
        door(router, HttpMethod.POST, "/reports", this::file);
        door(router, HttpMethod.POST, "/incidents/:id/reporters", this::add);
    }

    /** The permission first, on a route of its own: a stranger's body is never read. */
    private void door(Router router, HttpMethod method, String path, Handler<RoutingContext> handler) {
        router.route(method, ROOT + path)
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.USE_DESK))
                .failureHandler(Replies::failure);
        router.route(method, ROOT + path)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY))
                .handler(handler)
                .failureHandler(Replies::failure);
    }

    private void caller(RoutingContext ctx) {
        String given = ctx.request().getParam("number", "");
        if (desk.numbers().isWithheld(given)) {
            throw new Problem(422, "withheld-number", "the caller withholds the number: nothing is known of them");
        }
        PhoneNumbers.Phone number =
                desk.numbers().read(given).orElseThrow(() -> Parameters.bad("number", "a telephone number"));
        desk.caller(StaffDoor.session(ctx).staffId(), number)
                .onSuccess(caller -> Replies.json(ctx, 200, DeskJson.caller(caller, numbers)))
                .onFailure(ctx::fail);
    }

    private void nearby(RoutingContext ctx) {
        String words = ctx.request().getParam("text", "").strip();
        LatLon at = point(ctx);
        if (words.length() > LONGEST || (words.isEmpty() && at == null)) {
            throw Parameters.bad("text", "words of at most " + LONGEST + " characters, or 'lat' and 'lon'");
        }
        int limit = (int) Parameters.number(ctx, "limit", 1, MOST_SHOWN, SHOWN);
        desk.nearby(new Desk.Question(words, at, category(ctx), limit))
                .onSuccess(around -> Replies.json(ctx, 200, DeskJson.around(around, clock.instant())))
                .onFailure(ctx::fail);
    }

    private @Nullable String category(RoutingContext ctx) {
        String code = ctx.request().getParam("category", "");
        if (code.isEmpty()) {
            return null;
        }
        var category = desk.category(code).orElseThrow(() -> Parameters.bad("category", "the code of a category"));
        if (!category.isPublic()) {
            throw new Problem(
                    422,
                    "private-category",
                    "what is reported of this category is shown to nobody else: file a report");
        }
        return code;
    }

    private static @Nullable LatLon point(RoutingContext ctx) {
        Double lat = degrees(ctx, "lat", 90);
        Double lon = degrees(ctx, "lon", 180);
        if ((lat == null) != (lon == null)) {
            throw Parameters.bad(lat == null ? "lat" : "lon", "both degrees or neither");
        }
        return lat == null || lon == null ? null : new LatLon(lat, lon);
    }

    private static @Nullable Double degrees(RoutingContext ctx, String name, double most) {
        String given = ctx.request().getParam(name, "");
        if (given.isEmpty()) {
            return null;
        }
        if (!given.matches("-?[0-9]{1,3}(\\.[0-9]{1,15})?") || Math.abs(Double.parseDouble(given)) > most) {
            throw Parameters.bad(name, "degrees, at most " + most);
        }
        return Double.valueOf(given);
    }

    private void file(RoutingContext ctx) {
        Told told = TellingBody.read(Bodies.object(ctx), desk, channels, false);
        desk.file(StaffDoor.session(ctx).staffId(), told)
                .onSuccess(receipt -> answer(ctx, receipt))
                .onFailure(ctx::fail);
    }

    private void add(RoutingContext ctx) {
        long id = Parameters.id(ctx);
        long staff = StaffDoor.session(ctx).staffId();
        Told told = TellingBody.read(Bodies.object(ctx), desk, channels, true);
        desk.incident(id)
                .map(DeskApi::open)
                .compose(incident -> desk.reportIn(id, told, staff)
                        .map(this::notTwice)
                        .compose(fresh -> desk.add(staff, told, incident)))
                .onSuccess(receipt -> answer(ctx, receipt))
                .onFailure(ctx::fail);
    }

    private static IncidentRow open(Optional<IncidentRow> found) {
        IncidentRow incident =
                found.orElseThrow(() -> new Problem(404, "unknown-incident", "there is no incident with this id"));
        if (!incident.isPublic()) {
            throw new Problem(
                    409, "private-incident", "nobody is added to an incident that is not public: file a report");
        }
        if (incident.duplicateOf() != null) {
            throw new Problem(409, "merged-incident", "it goes on as another one, named in 'into'")
                    .with("into", Long.toString(incident.duplicateOf()));
        }
        if (incident.status().isClosed()) {
            throw new Problem(
                    409, "closed-incident", "it is dealt with: file a report, which names it as a recurrence");
        }
        return incident;
    }

    private Void notTwice(Optional<Long> report) {
        report.ifPresent(id -> {
            throw new Problem(409, "already-reported", "somebody at this number is among those who reported it")
                    .with("report", numbers.number(id));
        });
        return null;
    }

    private static void answer(RoutingContext ctx, Receipt receipt) {
        Replies.wire(ctx, IntakeApi.status(receipt.outcome()), receipt);
    }
}
