package org.ventanilla.connector;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Egress.NotAllowed;
import org.ventanilla.model.PublicAddress;

/**
 * Whom a connector may ask. A host that its descriptor names must be on a public address and speak https. A host that the
 * operator wrote into an option may be private, and speaks http where that is what the operator wrote: that is how the
 * sandbox and a city's own gateway work. Any other host is reached by redirect only, without credentials.
 *
 * @param declared all hosts the descriptor names, lower case
 * @param named those of them that the operator wrote
 * @param clearText those of them that the operator wrote with http
 */
record AllowedHosts(Set<String> declared, Set<String> named, Set<String> clearText) {
    private static final Pattern OPTION = Pattern.compile("\\{(.+)}");

    AllowedHosts {
        declared = Set.copyOf(declared);
        named = Set.copyOf(named);
        clearText = Set.copyOf(clearText);
    }

    static AllowedHosts of(Descriptor descriptor, JsonObject options) {
        var declared = new HashSet<String>();
        var named = new HashSet<String>();
        var clearText = new HashSet<String>();
        for (String host : descriptor.traits().hosts()) {
            Matcher option = OPTION.matcher(host);
            if (!option.matches()) {
                declared.add(host.toLowerCase(Locale.ROOT));
                continue;
            }
            Object value = value(options, option.group(1));
            boolean isTheirs = value != null && !value.equals(usual(descriptor, option.group(1)));
            values(value).forEach(text -> {
                String name = host(text);
                declared.add(name);
                if (isTheirs) {
                    named.add(name);
                }
                if (isTheirs && text.startsWith("http://")) {
                    clearText.add(name);
                }
            });
        }
        return new AllowedHosts(declared, named, clearText);
    }

    private static @Nullable Object value(JsonObject options, String path) {
        JsonObject at = options;
        String[] names = path.split("\\.", -1);
        for (int i = 0; i < names.length - 1; i++) {
            at = at.getJsonObject(names[i], new JsonObject());
        }
        return at.getValue(names[names.length - 1]);
    }

    /** What the schema fills in is nobody's word for a private address. */
    private static @Nullable Object usual(Descriptor descriptor, String name) {
        return descriptor
                .optionsSchema()
                .getJsonObject("properties", new JsonObject())
                .getJsonObject(name, new JsonObject())
                .getValue("default");
    }

    private static Stream<String> values(@Nullable Object value) {
        return value instanceof JsonArray array
                ? array.stream().map(String::valueOf)
                : Stream.ofNullable(value).map(String::valueOf);
    }

    private static String host(String text) {
        String host = text.contains("://") ? URI.create(text).getHost() : text;
        return Objects.requireNonNullElse(host, "").toLowerCase(Locale.ROOT);
    }

    /** Throws {@link NotAllowed} unless our first request, with credentials, may go there. */
    void requireDeclared(URI address) {
        require(declared.contains(hostOf(address)), address, "host not declared");
        requireScheme(address);
    }

    /** Throws {@link NotAllowed} unless a redirect may lead there. */
    void requireScheme(URI address) {
        String host = hostOf(address);
        require(!host.isEmpty() && address.getRawUserInfo() == null, address, "address unusable");
        boolean clear = "http".equals(address.getScheme()) && clearText.contains(host);
        require(clear || "https".equals(address.getScheme()), address, "not https");
    }

    /**
     * The network address to connect to, so that a second look-up cannot change it. Throws {@link NotAllowed} when any of the
     * host's addresses is not public and the operator did not name the host.
     */
    InetAddress choose(URI address, List<InetAddress> resolved) {
        boolean isOpen = resolved.stream().allMatch(PublicAddress::is);
        require(isOpen || named.contains(hostOf(address)), address, "address not public");
        return resolved.get(0);
    }

    private static String hostOf(URI address) {
        return Objects.requireNonNullElse(address.getHost(), "").toLowerCase(Locale.ROOT);
    }

    private static void require(boolean good, URI address, String why) {
        if (!good) {
            throw new NotAllowed(why + ": " + hostOf(address));
        }
    }
}
