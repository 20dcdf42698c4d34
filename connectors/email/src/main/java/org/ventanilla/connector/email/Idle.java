package org.ventanilla.connector.email;

import jakarta.mail.FolderClosedException;
import jakarta.mail.MessagingException;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the server to speak (IDLE, RFC 2177), never longer than asked: an IDLE dies silently behind a NAT. A timer ends
 * it from another thread; if the peer is dead its answer to that does not come, and the read time-out turns this into a
 * failure. A server without IDLE is simply waited for.
 */
final class Idle {
    private static final Logger LOG = LoggerFactory.getLogger(Idle.class);

    /** Well below the shortest time after which middle boxes forget a connection. */
    private static final Duration LONGEST = Duration.ofMinutes(9);

    private static final long AGAIN_MS = 1_000;

    private final IMAPFolder folder;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "imap-idle-timer");
        thread.setDaemon(true);
        return thread;
    });
    private boolean supported = true;
    private volatile boolean waiting;

    Idle(IMAPFolder folder) {
        this.folder = folder;
        folder.addMessageCountListener(new MessageCountAdapter() {
            @Override
            public void messagesAdded(MessageCountEvent event) {
                // Told between the command and the server's consent, the client would wait on all the same.
                if (waiting) {
                    interrupt();
                }
            }
        });
    }

    void await(Duration atMost) throws MessagingException, InterruptedException {
        var time = atMost.compareTo(LONGEST) < 0 ? atMost : LONGEST;
        if (stopped.getCount() == 0) {
            return;
        }
        if (supported) {
            supported = idle(time);
        }
        if (!supported && stopped.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.debug("waiting ended by close");
        }
    }

    /** False when the server has no IDLE. Ended again and again: a word that came before the wait began ended nothing. */
    private boolean idle(Duration time) throws MessagingException {
        var end = timer.scheduleWithFixedDelay(this::interrupt, time.toMillis(), AGAIN_MS, TimeUnit.MILLISECONDS);
        waiting = true;
        try {
            folder.idle(true);
            return true;
        } catch (FolderClosedException e) {
            if (stopped.getCount() == 0) {
                return true;
            }
            throw e;
        } catch (MessagingException e) {
            if (folder.isOpen()) {
                return false;
            }
            throw e;
        } finally {
            waiting = false;
            end.cancel(false);
        }
    }

    /** Any other command ends a running IDLE; asking for the count would be none within a second of the server's last word. */
    private void interrupt() {
        try {
            if (folder.isOpen()) {
                folder.doCommand(protocol -> {
                    protocol.noop();
                    return true;
                });
            }
        } catch (MessagingException | IllegalStateException e) {
            LOG.debug("the IMAP connection was lost while waiting");
        }
    }

    /** Ends a running wait; later ones return at once. */
    void stop() {
        stopped.countDown();
        timer.shutdownNow();
    }
}
