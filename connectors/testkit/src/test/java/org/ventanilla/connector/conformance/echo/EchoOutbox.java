package org.ventanilla.connector.conformance.echo;

import java.util.List;
import org.ventanilla.connector.conformance.Outbox;
import org.ventanilla.model.DeliveryReceipt;

/** What the provider took. */
record EchoOutbox(EchoWorld world) implements Outbox {
    @Override
    public List<Sent> sent() {
        return List.copyOf(world.provider.sent);
    }

    @Override
    public int asked() {
        return world.provider.asked.get();
    }

    @Override
    public void be(Answer answer) {
        world.provider.answer = answer;
    }

    @Override
    public long retryAfterSeconds() {
        return 7;
    }

    @Override
    public void report(String deliveryId, DeliveryReceipt.State state) throws Exception {
        world.report(deliveryId, state);
    }
}
