package org.ventanilla.hub.portal;

import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;

/** Accessibility statement, privacy information and help: texts of the message files with the city's particulars. */
final class LegalPages {
    private static final List<String> NAMES = List.of("accessibility", "privacy", "help");

    private final Site site;

    LegalPages(Site site) {
        this.site = site;
    }

    void mount(Router router) {
        for (String name : NAMES) {
            router.get("/" + name).handler(ctx -> site.show(ctx, "document", Map.of("name", name)));
        }
    }
}
