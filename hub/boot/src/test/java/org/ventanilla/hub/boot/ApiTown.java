package org.ventanilla.hub.boot;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ventanilla.hub.identity.NewStaff;
import org.ventanilla.hub.identity.Role;

/** A city with somebody of every role, and a connector that runs elsewhere; what is asked of it is kept. */
final class ApiTown implements AutoCloseable {
    static final String BOT = "the token of the bot, long enough";
    private static final String PASSWORD = "una clave bastante larga";

    final Town town;
    final Traffic site;
    final Traffic management;
    private final Map<Role, String> tokens = new ConcurrentHashMap<>();

    ApiTown(Path folder) throws IOException {
        this.town = Town.open(folder);
        town.restartHub(settings -> {
            var options =
                    new JsonObject().put("channel", "chat").put("token", BOT).put("outbound", "poll");
            settings.getJsonArray("connectors")
                    .add(new JsonObject()
                            .put("instance", "bot")
                            .put("type", "remote")
                            .put("options", options));
            settings.put("webhooks", new JsonObject().put("allowHosts", new JsonArray().add("127.0.0.1")));
            return settings;
        });
        var identity = town.hub().rooms().identity();
        for (Role role : Role.values()) {
            var who = new NewStaff(town.hub().rooms().city().id(), role.code(), role.code(), PASSWORD, Set.of(role));
            Running.joined(identity.createStaff(who).toCompletionStage());
        }
        this.site = new Traffic(town.plan.site());
        this.management = new Traffic(URI.create("http://127.0.0.1:" + town.plan.managementPort()));
    }

    /** A session token of somebody with that role and no other. */
    String as(Role role) {
        return tokens.computeIfAbsent(role, r -> {
            var who = new JsonObject().put("login", r.code()).put("password", PASSWORD);
            return site.post("/v1/login", "", who).json().getString("token");
        });
    }

    /** The token with which anybody may hand in. */
    String intake() {
        return town.plan.secrets().intakeToken();
    }

    String open311Key() {
        return town.plan.secrets().open311Key();
    }

    @Override
    public void close() throws IOException {
        town.close();
    }
}
