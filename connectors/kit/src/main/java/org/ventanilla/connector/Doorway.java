package org.ventanilla.connector;

import io.vertx.core.Future;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.Submission;

/** The one door as a connector's own pages see it: counted, in the channel log, and shut once the instance stops. */
final class Doorway implements Intake, Runner {
    private final HubLink hub;
    private final Desk desk;
    private final InFlight inFlight = new InFlight();

    Doorway(HubLink hub, Desk desk) {
        this.hub = hub;
        this.desk = desk;
    }

    @Override
    public Future<Receipt> accept(Submission submission) {
        if (!desk.instance().equals(submission.instance())) {
            return Future.failedFuture(new Refused("instance: expected " + desk.instance()));
        }
        if (!inFlight.enter()) {
            return Future.failedFuture(new NoReceipt("the channel is stopping"));
        }
        var ticket = desk.tally().take();
        desk.trail().note(submission.key(), "received", null);
        return hub.accept(submission)
                .onSuccess(receipt -> desk.trail()
                        .note(submission.key(), "receipt", receipt.outcome().name()))
                .onComplete(receipt -> ticket.ended(receipt.outcome()), cause -> ticket.givenBack())
                .onComplete(done -> inFlight.leave());
    }

    @Override
    public Future<Void> start() {
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop() {
        return inFlight.close();
    }
}
