package org.ventanilla.hub.boot;

import io.vertx.core.json.JsonObject;
import java.util.Objects;

/** Which program this is. */
final class Version {
    private Version() {}

    static String text() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
    }

    static JsonObject json() {
        return new JsonObject()
                .put("name", "ventanilla")
                .put("version", text())
                .put("java", Runtime.version().toString());
    }
}
