package org.ventanilla.connector.sms;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.Inbound.DraftFile;
import org.ventanilla.model.ControlEvent;
import org.ventanilla.model.GivenLocation;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Reporter.Assurance;
import org.ventanilla.model.Submission;

/**
 * An incoming message webhook as an inbound item (Twilio, "Webhook requests: messaging"). No time is sent, so the arrival
 * counts; {@code FromCity} and the like follow from the number and never tell where the incident is.
 */
final class MessageReader {
    /** Nothing in a message says which other one it goes on with. */
    private static final List<Submission.Flag> CHAT = List.of(Submission.Flag.CHAT);

    private final String instance;
    private final PhoneBook phoneBook;
    private final Commands commands;

    MessageReader(String instance, PhoneBook phoneBook, Commands commands) {
        this.instance = instance;
        this.phoneBook = phoneBook;
        this.commands = commands;
    }

    /** Throws {@link IllegalArgumentException} when the message has no id. */
    Inbound read(Parameters parameters, Instant receivedAt) {
        var nativeId = parameters.firstOf("MessageSid", "SmsMessageSid", "SmsSid");
        if (nativeId == null) {
            throw new IllegalArgumentException("message webhook without MessageSid");
        }
        var sender = phoneBook.read(parameters.first("From"));
        var command = command(parameters);
        if (command != null && sender.address() != null) {
            var code = code(command, parameters);
            return new Inbound.Control(
                    new ControlEvent(instance, sender.address(), command, null, code, receivedAt, nativeId));
        }
        return draft(nativeId, sender, parameters, receivedAt);
    }

    /** The provider answers what it takes for a command itself; an answer to any other "stop" is the hub's, once. */
    private @Nullable String code(ControlEvent.Type command, Parameters parameters) {
        if (parameters.firstOf("OptOutType") != null) {
            return "answered-by-provider";
        }
        var body = parameters.first("Body");
        boolean ours = command == ControlEvent.Type.STOP && body != null && !commands.isProviders(body);
        return ours ? ControlEvent.CONFIRM : null;
    }

    /** A picture with the one word STOP on it may show a traffic sign: only bare words are commands. */
    private ControlEvent.@Nullable Type command(Parameters parameters) {
        var optOut = parameters.firstOf("OptOutType");
        if (optOut != null) {
            return switch (optOut.toUpperCase(Locale.ROOT)) {
                case "STOP" -> ControlEvent.Type.STOP;
                case "START" -> ControlEvent.Type.START;
                case "HELP" -> ControlEvent.Type.HELP;
                default -> null;
            };
        }
        var body = parameters.first("Body");
        return body == null || parameters.first("MediaUrl0") != null ? null : commands.in(body);
    }

    private static Inbound.Draft draft(
            String nativeId, PhoneAddress sender, Parameters parameters, Instant receivedAt) {
        var files = files(parameters);
        var location = location(parameters);
        var complete = files.size() == announced(parameters);
        return Inbound.Draft.of(nativeId, receivedAt, reporter(sender, parameters))
                .withWords(text(parameters.first("Body"), files.isEmpty() && location == null))
                .withLocation(location)
                .withFiles(files)
                .withThread(thread(parameters.firstOf("OriginalRepliedMessageSid")))
                .withFlags(complete ? CHAT : List.of(Submission.Flag.CHAT, Submission.Flag.PARTIAL), null);
    }

    private static Reporter reporter(PhoneAddress sender, Parameters parameters) {
        // A caller id can be forged, so it is a claim; a word in the sender field is not even that.
        var assurance = sender.replyable() ? Assurance.CLAIMED : Assurance.NONE;
        var name = parameters.firstOf("ProfileName");
        return new Reporter(sender.address(), sender.kind(), name, null, assurance, sender.replyable(), null);
    }

    /** Words of no letters, for what says nothing at all: the ledger shall have it too. */
    private static Submission.@Nullable Text text(@Nullable String body, boolean isAll) {
        String words = body == null ? "" : body;
        return words.isEmpty() && !isAll ? null : new Submission.Text(words, null, Submission.TextSource.TYPED, null);
    }

    private static @Nullable GivenLocation location(Parameters parameters) {
        var lat = degrees(parameters.first("Latitude"), 90);
        var lon = degrees(parameters.first("Longitude"), 180);
        var words = parameters.firstOf("Address", "Label");
        if (lat != null && lon != null) {
            return new GivenLocation(lat, lon, null, GivenLocation.Obtained.SHARED, words);
        }
        return words == null ? null : new GivenLocation(null, null, null, GivenLocation.Obtained.SHARED, words);
    }

    private static @Nullable Double degrees(@Nullable String text, int limit) {
        try {
            var value = text == null ? Double.NaN : Double.parseDouble(text);
            return Math.abs(value) <= limit ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static List<DraftFile> files(Parameters parameters) {
        var files = new ArrayList<DraftFile>();
        for (int n = 0; n < announced(parameters); n++) {
            file(parameters.first("MediaUrl" + n), parameters.first("MediaContentType" + n))
                    .ifPresent(files::add);
        }
        return files;
    }

    /** Empty when nobody could fetch it: fewer files than announced flag the draft as partial. */
    private static Optional<DraftFile> file(@Nullable String address, @Nullable String declaredType) {
        try {
            return address == null
                    ? Optional.empty()
                    : Optional.of(new DraftFile.Remote(new URI(address), declaredType));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static int announced(Parameters parameters) {
        var stated = parameters.first("NumMedia");
        int found = 0;
        while (parameters.first("MediaUrl" + found) != null) {
            found++;
        }
        return Math.max(found, stated != null && stated.matches("\\d{1,2}") ? Integer.parseInt(stated) : 0);
    }

    private static Submission.@Nullable ThreadRef thread(@Nullable String answered) {
        return answered == null ? null : new Submission.ThreadRef(null, null, List.of(answered), null);
    }
}
