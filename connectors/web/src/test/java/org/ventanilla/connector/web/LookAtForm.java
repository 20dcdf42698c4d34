package org.ventanilla.connector.web;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;

/** Serves the form to be looked at: arguments are the port and the folder of the site's assets. */
final class LookAtForm {
    private LookAtForm() {}

    public static void main(String[] args) {
        var options = new JsonObject()
                .put("port", Integer.parseInt(args[0]))
                .put("siteName", "Ventanilla Villaseca")
                .put("phoneRegion", "ES")
                .put("formalUrl", "https://sede.example");
        var assets = StaticHandler.create(FileSystemAccess.ROOT, args[1]);
        new Desk()
                .open(Vertx.vertx(), options, root -> root.route("/assets/*").handler(assets))
                .onFailure(Throwable::printStackTrace);
    }
}
