package org.ventanilla.connector.email;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Inbound;
import org.ventanilla.model.ControlEvent;

/**
 * Tells mails that are a wish about being written to from mails that are something to read. One sent to the address that a
 * mail of ours named for it is one whatever it says; any other only when the wish is all it says. Pure.
 */
final class Wishes {
    private final WishWords words;
    private final String instance;
    private final Clock clock;

    Wishes(WishWords words, String instance, Clock clock) {
        this.words = words;
        this.instance = instance;
        this.clock = clock;
    }

    /** The same as read, or the wish in place of the one thing that was read. */
    List<Inbound> heeded(List<Inbound> read) {
        if (read.size() == 1 && read.get(0) instanceof Inbound.Draft draft) {
            var wish = wish(draft);
            return wish == null ? read : List.of(new Inbound.Control(wish));
        }
        return read;
    }

    private @Nullable ControlEvent wish(Inbound.Draft draft) {
        String address = draft.reporter().address();
        var thread = draft.thread();
        String tag = thread == null ? null : thread.token();
        String delivery = tag == null ? null : OwnAddresses.stoppedDelivery(tag);
        Instant at = Objects.requireNonNullElseGet(draft.occurredAt(), clock::instant);
        if (delivery != null) {
            return new ControlEvent(
                    instance,
                    address == null ? "" : address,
                    ControlEvent.Type.STOP,
                    delivery,
                    ControlEvent.UNSUBSCRIBE,
                    at,
                    draft.nativeId());
        }
        if (address == null) {
            return null;
        }
        var type = said(draft);
        return type == null
                ? null
                : new ControlEvent(instance, address, type, null, ControlEvent.CONFIRM, at, draft.nativeId());
    }

    /** A machine has no wishes, and a mail with a photo is about the photo. */
    private ControlEvent.@Nullable Type said(Inbound.Draft draft) {
        if (!draft.flags().isEmpty() || !draft.files().isEmpty()) {
            return null;
        }
        String title = draft.title() == null ? "" : draft.title();
        String text = draft.text() == null ? "" : draft.text().shown();
        var byTitle = words.in(title);
        if (text.isBlank()) {
            return byTitle;
        }
        var byText = words.in(text);
        // The subject of an answer is ours. In a mail that begins a conversation it belongs to what is said.
        boolean subjectAgrees = title.isBlank() || byText == byTitle || words.isReply(title);
        return subjectAgrees ? byText : null;
    }
}
