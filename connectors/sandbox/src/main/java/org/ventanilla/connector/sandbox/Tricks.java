package org.ventanilla.connector.sandbox;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What the telephone company does beyond its duty, from now on: everything that providers were seen to do. All is well until
 * something is asked for. Safe from any thread.
 */
public final class Tricks {
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private volatile Callbacks callbacks = Callbacks.IN_ORDER;
    private volatile Storage storage = Storage.READY;
    private volatile boolean losing;

    Tricks() {}

    /** How the company answers when it is asked to send something. */
    public enum Answer {
        TAKEN,
        OPTED_OUT,
        NO_SUCH_NUMBER,
        TOO_MANY,
        BROKEN,
        /** The message is taken and sent, and nobody is told: trying again blindly would send it twice. */
        TAKEN_UNSAID
    }

    /** How it tells what became of a message. */
    public enum Callbacks {
        IN_ORDER,
        /** Every one twice, the last one first. */
        BACKWARDS_AND_DOUBLED,
        NEVER,
        /** It arrived nowhere, and may the next time. */
        UNREACHABLE_NOW,
        /** It arrived nowhere and never will. */
        NO_SUCH_NUMBER
    }

    /** How pictures wait at the company. */
    public enum Storage {
        READY,
        /** The first question about each comes too early. */
        NOT_YET,
        GONE,
        EMPTY,
        /** Called a picture, and none. */
        MISLABELLED,
        /** 6 MB. */
        LARGE
    }

    /** The next requests to send are answered like this, one after the other; then all is well again. */
    public void answers(Answer... next) {
        answers.addAll(java.util.List.of(next));
    }

    Answer nextAnswer() {
        Answer next = answers.poll();
        return next == null ? Answer.TAKEN : next;
    }

    public void callbacks(Callbacks how) {
        callbacks = how;
    }

    Callbacks callbacks() {
        return callbacks;
    }

    public void storage(Storage how) {
        storage = how;
    }

    Storage storage() {
        return storage;
    }

    /** Whether webhooks of what citizens send get lost on the way; the company's list has the messages all the same. */
    public void losesWebhooks(boolean yes) {
        losing = yes;
    }

    boolean isLosing() {
        return losing;
    }
}
