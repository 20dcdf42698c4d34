package org.ventanilla.hub.boot;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ventanilla.hub.boot.Operations.Operation;

/**
 * A route as a router really has it, sub-routers unfolded.
 *
 * @param methods none for a guard that every method passes
 * @param path with parameters as {@code {name}}; a pattern when it is a regex
 * @param isExact whether it is one address and not everything below it
 */
record MountedRoute(Set<String> methods, String path, boolean isRegex, boolean isExact) {
    /** Below it each connector has an address of its own. */
    private static final String PROVIDERS = "/in/";

    private static final Pattern PATTERN = Pattern.compile(" pattern=(.*?), groups=");
    private static final Pattern PARAMETER = Pattern.compile(":([A-Za-z0-9_]+)");

    static List<MountedRoute> of(List<Route> routes) {
        var all = new ArrayList<MountedRoute>();
        routes.forEach(route -> add(route, "", all));
        return all;
    }

    private static void add(Route route, String mount, List<MountedRoute> all) {
        String path = route.getPath() == null ? "" : route.getPath();
        Set<String> methods = route.methods() == null
                ? Set.of()
                : route.methods().stream()
                        .map(HttpMethod::name)
                        .filter(name -> !"HEAD".equals(name) && !"OPTIONS".equals(name))
                        .collect(Collectors.toSet());
        boolean only = route.methods() != null && !route.methods().isEmpty() && methods.isEmpty();
        if (route.getSubRouter() != null) {
            String below = mount + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
            route.getSubRouter().getRoutes().forEach(inner -> add(inner, below, all));
        } else if (!only) {
            // A path with parameters is a pattern inside, but keeps its words; one that was given as a pattern has
            // none.
            boolean regex = route.isRegexPath() && path.isEmpty();
            String whole = regex
                    ? Pattern.quote(mount) + pattern(route)
                    : mount + PARAMETER.matcher(path).replaceAll("{$1}");
            all.add(new MountedRoute(methods, whole, regex, regex || (route.isExactPath() && !path.isEmpty())));
        }
    }

    /** Vert.x tells a pattern nowhere but in the words a route has for itself. */
    private static String pattern(Route route) {
        Matcher told = PATTERN.matcher(route.toString());
        if (!told.find()) {
            throw new AssertionError("the words of a route have another form now: " + route);
        }
        return told.group(1);
    }

    /** Whether it takes part in an operation's answers: as its route, or as a guard before it. */
    boolean serves(Operation operation, String sample) {
        boolean method = methods.isEmpty() || methods.contains(operation.method());
        if (path.startsWith(PROVIDERS)) {
            return operation.path().startsWith(PROVIDERS + "{");
        }
        if (isRegex) {
            return method && sample.matches(path);
        }
        return method && (isExact ? operation.shape().equals(Operations.shapeOf(path)) : sample.startsWith(path));
    }

    /** Whether it is an address by itself, not only something that others pass. */
    boolean isAnAnswer() {
        return !methods.isEmpty() || path.startsWith(PROVIDERS);
    }
}
