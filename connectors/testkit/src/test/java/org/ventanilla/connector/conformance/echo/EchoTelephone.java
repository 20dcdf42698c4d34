package org.ventanilla.connector.conformance.echo;

import io.vertx.core.json.JsonObject;
import org.ventanilla.connector.conformance.Item;
import org.ventanilla.connector.conformance.Telephone;

/** Calls, told piece by piece. */
record EchoTelephone(EchoWorld world) implements Telephone {
    private static final double SURE = 0.9;

    @Override
    public void tell(Item call, News what) {
        world.hand(call, callback(call, what, SURE));
    }

    @Override
    public void silence(Item call) {
        world.hand(call, callback(call, News.TRANSCRIBED, 0));
    }

    private JsonObject callback(Item call, News what, double confidence) {
        var told = world.message(call).put("callback", what.name()).put("confidence", confidence);
        if (what != News.TRANSCRIBED) {
            var unused = told.remove("text");
        }
        return told;
    }
}
