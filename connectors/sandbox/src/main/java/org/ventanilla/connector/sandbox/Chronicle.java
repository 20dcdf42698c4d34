package org.ventanilla.connector.sandbox;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Everything that went in and out, newest kept. Written by mail server threads and event loops alike, hence the locks. Only
 * the latest {@value #KEPT} of each are remembered, so that a load test does not fill the memory.
 */
final class Chronicle {
    private static final int KEPT = 5_000;

    private final ArrayDeque<Mail> mails = new ArrayDeque<>();
    private final LinkedHashMap<String, TextMessage> texts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TextMessage> eldest) {
            return size() > KEPT;
        }
    };
    private final Runnable changed;
    private long lastMail;

    Chronicle(Runnable changed) {
        this.changed = changed;
    }

    void mail(LongFunction<Mail> numbered) {
        synchronized (this) {
            mails.addFirst(numbered.apply(++lastMail));
            if (mails.size() > KEPT) {
                mails.removeLast();
            }
        }
        changed.run();
    }

    void text(TextMessage message) {
        synchronized (this) {
            texts.put(message.sid(), message);
        }
        changed.run();
    }

    void progress(String sid, TextMessage.Status status, int webhookStatus) {
        synchronized (this) {
            texts.computeIfPresent(sid, (same, text) -> text.with(status, webhookStatus));
        }
        changed.run();
    }

    /** Newest first. */
    synchronized List<Mail> mails() {
        return List.copyOf(mails);
    }

    /** Newest first. */
    synchronized List<TextMessage> texts() {
        List<TextMessage> newestFirst = new ArrayList<>(texts.values());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** Whether this number wrote to the city then or later. */
    synchronized boolean wroteSince(String number, Instant when) {
        return texts.values().stream().anyMatch(t -> t.toCity() && t.from().equals(number) && !t.at().isBefore(when));
    }

    synchronized Optional<Mail> mail(long id) {
        return mails.stream().filter(mail -> mail.id() == id).findFirst();
    }
}
