package org.ventanilla.hub.look;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which methods an address takes: who answers 405 has to say it (RFC 9110 §15.5.6), and the router does not. */
public final class Allow {
    private static final Pattern PARAMETER = Pattern.compile(":[A-Za-z0-9_]+");

    private Allow() {}

    /** Value of the header {@code Allow} for a path of the router, sorted; empty when no route is meant for it alone. */
    public static String of(Router router, String path) {
        Set<String> methods = router.getRoutes().stream()
                .filter(route -> route.methods() != null && isFor(route, path))
                .flatMap(route -> route.methods().stream())
                .map(HttpMethod::name)
                .collect(Collectors.toCollection(TreeSet::new));
        return String.join(", ", methods);
    }

    private static boolean isFor(Route route, String path) {
        String pattern = route.getPath();
        if (pattern == null || !route.isExactPath()) {
            return false;
        }
        String[] words = PARAMETER.split(pattern, -1);
        var regex = new StringBuilder(Pattern.quote(words[0]));
        for (int i = 1; i < words.length; i++) {
            regex.append("[^/]+").append(Pattern.quote(words[i]));
        }
        return Pattern.matches(regex + "/?", path);
    }
}
