package org.ventanilla.hub.boot;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ventanilla.hub.remote.RemoteSettings;

/** Options of connectors that run elsewhere, as the remote room takes them. */
final class RemoteOptions {
    private RemoteOptions() {}

    static List<RemoteSettings> all(Settings settings) {
        return settings.connectors().stream()
                .filter(Settings.ConnectorSetting::isRemote)
                .map(RemoteOptions::of)
                .toList();
    }

    private static RemoteSettings of(Settings.ConnectorSetting c) {
        JsonObject o = c.json();
        String webhook = o.getString("webhookUrl");
        return new RemoteSettings(
                c.instance(),
                RemoteSettings.Outbound.valueOf(o.getString("outbound").toUpperCase(Locale.ROOT)),
                webhook == null ? null : URI.create(webhook),
                texts(o, "webhookSecrets"),
                Set.copyOf(texts(o, "allowHosts")));
    }

    private static List<String> texts(JsonObject options, String name) {
        return options.getJsonArray(name, new JsonArray()).stream()
                .map(String::valueOf)
                .toList();
    }
}
