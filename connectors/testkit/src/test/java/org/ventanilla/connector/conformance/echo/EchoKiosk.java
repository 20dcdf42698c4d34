package org.ventanilla.connector.conformance.echo;

import io.vertx.core.json.JsonArray;
import org.ventanilla.connector.conformance.Item;
import org.ventanilla.connector.conformance.Kiosk;

/** A machine that hands its files in one by one. */
record EchoKiosk(EchoWorld world) implements Kiosk {
    @Override
    public void words(Item item) {
        world.hand(item, world.message(item).put("files", new JsonArray()));
    }

    @Override
    public void piece(Item item, int file) {
        var bytes = item.files().get(file).bytes().getBytes();
        world.hand(
                item,
                world.message(item)
                        .put("files", new JsonArray())
                        .put("piece", file)
                        .put("data", bytes));
    }

    @Override
    public void forget() {
        world.forgotten.set(world.handed.get());
    }
}
