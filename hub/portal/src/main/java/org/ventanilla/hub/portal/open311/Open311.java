package org.ventanilla.hub.portal.open311;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.PublicReport;
import org.ventanilla.hub.incident.ReportFilter;
import org.ventanilla.hub.look.Languages;
import org.ventanilla.hub.portal.open311.Open311Data.Service;
import org.ventanilla.hub.portal.open311.Open311Data.Standing;
import org.ventanilla.model.open311.GeoReport;

/**
 * {@code /open311/v2}: discovery, services, requests, tokens and updates, as XML and JSON; {@code bulk.csv} with all of it.
 * A request is a report by its number, because that is what its sender was told; many may be about one incident.
 */
public final class Open311 {
    static final String PATH = "/open311/v2";
    private static final String ENDING = "[.](?:xml|json)";
    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;

    private final Open311Data data;
    private final Open311Settings settings;
    private final Query query;
    private final Sending sending = new Sending(new Languages("org.ventanilla.hub.portal.open311.messages"));

    public Open311(Open311Data data, Open311Settings settings) {
        this.data = data;
        this.settings = settings;
        this.query = new Query(settings, data::id);
    }

    /** Everything below {@code /open311} ends here: also what does not exist is told in the form asked for. */
    public void mount(Router router) {
        router.route("/open311/*").handler(Sending::guard).failureHandler(sending::failed);
        router.options("/open311/*").handler(Sending::preflight);
        read(router, "/open311(?:/v2)?/discovery" + ENDING, this::discovery);
        read(router, PATH + "/services" + ENDING, this::services);
        read(router, PATH + "/services/(?<code>[^/]+)" + ENDING, this::definition);
        read(router, PATH + "/requests" + ENDING, this::requests);
        read(router, PATH + "/requests/(?<id>[^/]+)" + ENDING, this::request);
        read(router, PATH + "/tokens/(?<id>[^/]+)" + ENDING, this::token);
        read(router, PATH + "/servicerequestupdates" + ENDING, this::updates);
        read(router, PATH + "/bulk[.]csv", new Bulk(data, settings, sending)::all);
        router.route("/open311/*").handler(Open311::nothing);
    }

    private static void read(Router router, String pattern, Handler<RoutingContext> handler) {
        router.routeWithRegex(pattern)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(handler);
    }

    private static void nothing(RoutingContext ctx) {
        boolean reads = ctx.request().method().equals(HttpMethod.GET)
                || ctx.request().method().equals(HttpMethod.HEAD);
        ctx.fail(reads ? new BadAsk(NOT_FOUND, "unknown.address", "") : new BadAsk(WRONG_METHOD, "method", ""));
    }

    private void discovery(RoutingContext ctx) {
        sending.answer(
                ctx,
                data::changeset,
                since -> new GeoReport("discovery", documents(ctx).discovery(since)));
    }

    private void services(RoutingContext ctx) {
        jurisdiction(ctx);
        var documents = documents(ctx);
        sending.answer(
                ctx,
                () -> Future.succeededFuture(data.services()),
                all -> GeoReport.list(
                        "services", all.stream().map(documents::service).toList()));
    }

    private void definition(RoutingContext ctx) {
        jurisdiction(ctx);
        String code = ctx.pathParam("code");
        Service service = data.services().stream()
                .filter(s -> s.category().code().equals(code) && !s.questions().isEmpty())
                .findFirst()
                .orElseThrow(() -> new BadAsk(NOT_FOUND, "unknown.service", ""));
        sending.answer(
                ctx,
                () -> Future.succeededFuture(service),
                s -> new GeoReport("service_definition", documents(ctx).definition(s)));
    }

    private void requests(RoutingContext ctx) {
        jurisdiction(ctx);
        var documents = documents(ctx);
        boolean extended = isExtended(ctx);
        var filter = query.requests(ctx.queryParams(), settings.clock().instant());
        sending.answer(
                ctx,
                () -> data.requests(filter),
                found -> list(
                        found.stream().map(r -> documents.request(r, extended)).toList()));
    }

    private void request(RoutingContext ctx) {
        jurisdiction(ctx);
        OptionalLong id = data.id(ctx.pathParam("id"));
        sending.answer(
                ctx,
                () -> one(id).compose(found -> found.isEmpty()
                        ? Future.failedFuture(new BadAsk(NOT_FOUND, "unknown.request", ""))
                        : whole(ctx, found.get(0))),
                one -> list(List.of(one)));
    }

    private Future<List<PublicReport>> one(OptionalLong id) {
        return id.isEmpty()
                ? Future.succeededFuture(List.of())
                : data.requests(ReportFilter.of(List.of(id.getAsLong()), 1));
    }

    private Future<Map<String, @Nullable Object>> whole(RoutingContext ctx, PublicReport report) {
        var documents = documents(ctx);
        var request = documents.request(report, isExtended(ctx));
        if (!isExtended(ctx)) {
            return Future.succeededFuture(request);
        }
        return data.incident(report.incident().id()).map(found -> {
            request.put("notes", documents.notes(found.map(i -> i.timeline()).orElse(List.of())));
            return request;
        });
    }

    /** The token of a request is its id: whoever sends gets the id at once, but may ask how far it is. */
    private void token(RoutingContext ctx) {
        jurisdiction(ctx);
        String token = ctx.pathParam("id");
        OptionalLong id = data.id(token);
        sending.answer(
                ctx,
                () -> (id.isEmpty() ? Future.succeededFuture(Standing.UNKNOWN) : data.standing(id.getAsLong()))
                        .compose(standing -> standing == Standing.UNKNOWN
                                ? Future.failedFuture(new BadAsk(NOT_FOUND, "unknown.token", ""))
                                : Future.succeededFuture(standing)),
                standing -> {
                    var request = new LinkedHashMap<String, @Nullable Object>();
                    request.put("service_request_id", standing == Standing.KNOWN ? token : null);
                    request.put("token", token);
                    return list(List.of(request));
                });
    }

    private void updates(RoutingContext ctx) {
        jurisdiction(ctx);
        var documents = documents(ctx);
        var span = query.stretch(ctx.queryParams(), settings.clock().instant());
        sending.answer(
                ctx,
                () -> data.updates(span, Query.MAX),
                all -> GeoReport.list(
                        "service_request_updates",
                        all.stream().map(documents::update).toList()));
    }

    private static GeoReport list(List<Map<String, @Nullable Object>> requests) {
        return GeoReport.list("service_requests", requests);
    }

    private Documents documents(RoutingContext ctx) {
        return new Documents(data, settings, sending.texts(ctx));
    }

    private static boolean isExtended(RoutingContext ctx) {
        return "true".equals(Query.value(ctx.queryParams(), "extensions"));
    }

    private void jurisdiction(RoutingContext ctx) {
        String asked = Query.value(ctx.queryParams(), "jurisdiction_id");
        if (asked != null && !asked.equals(settings.jurisdiction())) {
            throw new BadAsk(NOT_FOUND, "jurisdiction", "");
        }
    }
}
