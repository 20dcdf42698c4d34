package org.ventanilla.connector.conformance.echo;

import java.net.URI;
import org.ventanilla.connector.conformance.Flood;
import org.ventanilla.connector.conformance.Item;
import org.ventanilla.connector.conformance.Media;

/** Files that wait at the provider. */
record EchoMedia(EchoWorld world) implements Media {
    @Override
    public void be(Mood mood) {
        world.provider.mood = mood;
    }

    @Override
    public void redirect(URI elsewhere) {
        world.provider.elsewhere = elsewhere;
    }

    @Override
    public void offer(Flood flood) {
        world.provider.flood = flood;
    }

    @Override
    public void deliverWithFileAt(Item item, URI address) {
        world.deliverWithFileAt(item, address);
    }
}
