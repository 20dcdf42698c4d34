package org.ventanilla.hub.portal;

import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.ventanilla.hub.incident.IncidentFilter;
import org.ventanilla.hub.look.Languages;
import org.ventanilla.hub.look.Replies;
import org.ventanilla.hub.look.Templates;
import org.ventanilla.hub.look.Texts;
import org.ventanilla.hub.portal.view.Categories;
import org.ventanilla.hub.portal.view.Page;

/** What all pages of the site share: its headers, its words and what a page is given. */
final class Site {
    private final PortalData data;
    private final PortalSettings settings;
    private final Headers headers;
    private final Templates templates = new Templates("gg.jte.generated.portal", Site.class);
    private final Languages languages = new Languages(
            "org.ventanilla.hub.portal.messages",
            "org.ventanilla.hub.portal.legal",
            "org.ventanilla.hub.portal.opendata",
            "org.ventanilla.hub.portal.tell");

    Site(PortalData data, PortalSettings settings) {
        this.data = data;
        this.settings = settings;
        this.headers = new Headers(settings.tiles());
    }

    PortalData data() {
        return data;
    }

    /** Every answer of the site carries these, whatever becomes of it. */
    void guard(RoutingContext ctx) {
        guardOnly(ctx);
        Languages.remember(ctx);
        ctx.next();
    }

    /** The same for an answer that has no route of its own. */
    void guardOnly(RoutingContext ctx) {
        headers.put(ctx.response().headers());
    }

    void show(RoutingContext ctx, String template, Map<String, Object> params) {
        show(ctx, 200, template, params);
    }

    void show(RoutingContext ctx, int status, String template, Map<String, Object> params) {
        Replies.html(ctx, status, templates.render(template, page(ctx), params));
    }

    /** A page that only says something: {@code message.<key>.title} and {@code .text}. */
    void say(RoutingContext ctx, int status, String key) {
        show(ctx, status, "message", Map.of("key", key));
    }

    FollowData follows() {
        return data.follows();
    }

    PortalSettings settings() {
        return settings;
    }

    /** What a list is asked for; a neighbourhood that there is not is the asker's mistake. */
    IncidentFilter filter(RoutingContext ctx, int defaultLimit) {
        IncidentFilter filter = Query.filter(ctx.queryParams(), defaultLimit);
        if (!data.areas().containsAll(filter.areas())) {
            throw new BadParameter("area");
        }
        return filter;
    }

    Texts texts(RoutingContext ctx) {
        return languages.texts(ctx);
    }

    Categories categories() {
        return new Categories(data.taxonomy(), data.former());
    }

    private Page page(RoutingContext ctx) {
        String path = ctx.request().path();
        String other = Languages.otherAddress(ctx, path);
        return new Page(texts(ctx), settings, data.city(), categories(), data.areas(), path, other);
    }
}
