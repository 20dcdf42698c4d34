package org.ventanilla.hub.desk;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.desk.PhoneNumbers.Phone;
import org.ventanilla.hub.identity.Contact;
import org.ventanilla.hub.identity.ContactState;
import org.ventanilla.hub.incident.Counter;

/**
 * Who calls, as far as their number tells: a number can be forged, and several people share one.
 *
 * @param contacts every way on which that number, or what was linked with it, is reached; the one heard of last first
 * @param reports newest first
 */
public record Caller(Phone number, List<Contact> contacts, List<Before> reports) {
    /**
     * An earlier report.
     *
     * @param words null when they are gone
     * @param takenBy account of who filed it at the desk
     */
    public record Before(Counter.Earlier earlier, @Nullable String words, @Nullable Long takenBy) {
        /** Citizens' words stay out of logs. */
        @Override
        public String toString() {
            return "Before[" + earlier.report().id() + "]";
        }
    }

    /** Whether they asked for no messages, on any channel. */
    public boolean isOptedOut() {
        return contacts.stream().anyMatch(c -> c.state() == ContactState.STOPPED);
    }

    public Optional<String> language() {
        return contacts.stream().map(Contact::language).filter(Objects::nonNull).findFirst();
    }

    public Optional<String> name() {
        return contacts.stream()
                .map(Contact::displayName)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Contacts stay out of logs. */
    @Override
    public String toString() {
        return "Caller[" + number + "]";
    }
}
