package org.ventanilla.connector;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ventanilla.connector.Listening.Place;

/**
 * A channel that pushes its items to us over TCP connections in a protocol of its own. The runner listens, lets in whom the
 * place allows, keeps the raw bytes of each item before {@code parse}, and tells the conversation what became of the item:
 * "safe" only after a receipt, "later" when there was none in time. Nothing is spooled: who pushes keeps what was put off
 * and comes again, so the descriptor names {@link Descriptor.Capability#INBOUND_LISTEN} for such a source only.
 *
 * @param place where we listen, and to whom
 * @param limits what one listener may cost
 * @param open a conversation with somebody who just connected
 * @param parse pure; a throw means quarantine with the raw bytes
 */
public record Listener(Place place, Limits limits, Supplier<Dialogue> open, Function<RawItem, List<Inbound>> parse) {

    /**
     * What one listener may cost. Who finds it at its limit is told to come later.
     *
     * @param connections at one time
     * @param held bytes that all conversations together may hold; one item of the largest size must fit
     * @param idle a connection that says nothing for this long is ended
     * @param answer how long an item may wait for its receipt before it is put off
     */
    public record Limits(int connections, long held, Duration idle, Duration answer) {}
}
