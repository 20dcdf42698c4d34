package org.ventanilla.connector.conformance;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;

/**
 * The channel's other side as the kit drives it: a mailbox, a telephone company, a browser. Its author adapts it once. All
 * methods are called by one thread that may block. A method that a declared capability needs and that is not adapted fails
 * the rule; one that makes no sense in the channel throws {@link DoesNotApply}.
 */
public interface FaultySource {
    /** Options under which the connector works with this source. */
    JsonObject options();

    /** From now on the hub is reached here (scheme, host, port); a webhook is below {@code /in/<instance>/}. */
    void reachableAt(URI hub);

    /** The native address of the n-th citizen, the same for the same n. */
    String sender(int n);

    /** Hands the item in: starts the genuine request, or puts it into what the connector looks through. Does not wait. */
    void deliver(Item item) throws Exception;

    /** The same native item once more, byte for byte. */
    void again(Item item) throws Exception;

    /** What became of the item's last delivery. */
    Fate fate(Item item) throws Exception;

    /** What the source has under the item's native id is now this: the same id with other words. */
    default void changed(Item item, String words) throws Exception {
        throw missing("changed");
    }

    /** A genuine native item that nobody can read. */
    default void corrupt(Item item) throws Exception {
        throw missing("corrupt");
    }

    /** The item without a native id, where the channel knows such items. */
    default void deliverWithoutId(Item item) throws Exception {
        throw new DoesNotApply("every item of this channel has an id");
    }

    /** The item as an answer to {@code parent}. */
    default void reply(Item item, Item parent) throws Exception {
        throw new DoesNotApply("this channel does not thread its items");
    }

    /** The item as written by a machine: an out-of-office note, a delivery report, a list. */
    default void automatic(Item item) throws Exception {
        throw new DoesNotApply("this channel cannot tell machines from people");
    }

    /** Hands in a file of {@link Subject#samples}. */
    default void sample(String name, byte[] bytes) throws Exception {
        throw missing("sample");
    }

    /** Something in the item's native bytes, spelled as it is there, that no other item's have. */
    default String rawMark(Item item) {
        return item.mark();
    }

    /** How many bytes of text the channel takes in one item; beyond it {@link #deliver} may be refused. */
    default int largestText() {
        return 50_000;
    }

    /** How many files one item can carry; a sender with more sends the rest in items of their own. */
    default int mostFiles() {
        return Integer.MAX_VALUE;
    }

    /** Cannot be reached from now on. */
    default void goAway() throws Exception {
        throw missing("goAway");
    }

    /** Can be reached again, with all it had. */
    default void comeBack() throws Exception {
        throw missing("comeBack");
    }

    /** From now on our credentials are wrong. */
    default void refuseCredentials() throws Exception {
        throw missing("refuseCredentials");
    }

    /** How often somebody tried to log in, or asked. */
    default int logins() {
        throw missing("logins");
    }

    /**
     * Options under which the connector sends itself a canary every second and misses it after five; for connectors that
     * declare CANARY.
     */
    default JsonObject canaryOptions() {
        throw missing("canaryOptions");
    }

    /** Options under which the connector logs in with a token that ends; for connectors that declare EXPIRING_TOKEN. */
    default JsonObject tokenOptions() {
        throw missing("tokenOptions");
    }

    /** How long a token lives that is issued under {@link #tokenOptions}: a quarter of an hour to a few hours. */
    default Duration tokenLife() {
        throw missing("tokenLife");
    }

    /** How genuine requests are told from others; for channels that call us. */
    default Doors doors() {
        throw missing("doors");
    }

    /** What the connector sends; for channels that can answer. */
    default Outbox outbox() {
        throw missing("outbox");
    }

    /** Files that wait at the provider; for channels whose items do not carry them. */
    default Media media() {
        throw new DoesNotApply("files of this channel come with their item");
    }

    /** What else can happen to a mailbox; for channels of type {@code email}. */
    default Mailbox mailbox() {
        throw missing("mailbox");
    }

    /** What else happens on the telephone; for channels of type {@code phone}. */
    default Telephone telephone() {
        throw missing("telephone");
    }

    /** What else a machine in the street does; for channels of type {@code kiosk}. */
    default Kiosk kiosk() {
        throw missing("kiosk");
    }

    /** One part of a long text message, counted from 1: the item's words. For channels of type {@code sms}. */
    default void part(Item item, int number, int of) throws Exception {
        throw new DoesNotApply("the provider joins the parts of a long text");
    }

    /** What the source would tell when asked what it has; for channels that call us and can be asked afterwards. */
    default Archive archive() {
        throw missing("archive");
    }

    /** The outside world ends; what it started goes with it. */
    void close() throws Exception;

    /** For an optional part that a declared capability needs. */
    static UnsupportedOperationException missing(String method) {
        return new UnsupportedOperationException("the source adapter lacks " + method);
    }
}
