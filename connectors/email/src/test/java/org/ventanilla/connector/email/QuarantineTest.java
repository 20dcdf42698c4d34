package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Descriptor;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.Poller;
import org.ventanilla.connector.RawItem;

/** A mail nobody can read is kept for a person, and the mailbox goes on. */
class QuarantineTest {
    private static final String POISON = "poison-marker";

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    /** The real connector with a reader that some mails are too much for. */
    private record Choking(Connector real, Throwable cause) implements Connector {
        @Override
        public Descriptor descriptor() {
            return real.descriptor();
        }

        @Override
        public Assembly assemble(ConnectorContext context) {
            var parts = real.assemble(context);
            var poller = Objects.requireNonNull(parts.poller());
            return parts.withPoller(new Poller(poller.open(), item -> choked(poller, item), poller.pollEvery()));
        }

        private List<Inbound> choked(Poller poller, RawItem item) {
            if (item.raw().toString().contains(POISON)) {
                if (cause instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException(cause);
            }
            return poller.parse().apply(item);
        }
    }

    @Test
    void an_unreadable_mail_is_quarantined_with_its_bytes_and_the_next_is_read() throws Exception {
        proves(new IllegalArgumentException("made for the test"));
    }

    @Test
    void not_even_a_stack_that_overflows_stops_the_mailbox() throws Exception {
        proves(new StackOverflowError());
    }

    private void proves(Throwable cause) throws Exception {
        String poison = Mails.plain("<bad@x.example>", "Mal", POISON);
        rig.post.post(poison);
        rig.post.post(Mails.plain("<good@x.example>", "Bien", "No luce."));
        rig.start(
                new Choking(new EmailConnector(), cause), PostOffice.options(rig.post.imapPort(), rig.post.smtpPort()));
        var bad = rig.hub.next();
        assertThat(bad.quarantine()).isEqualTo("unparseable");
        assertThat(bad.key()).startsWith(Rig.INSTANCE + ":").hasSize(Rig.INSTANCE.length() + 65);
        assertThat(Wait.of(rig.blobs.get(bad.rawRef())).toString()).contains(poison);
        assertThat(rig.hub.next().title()).isEqualTo("Bien");
        Wait.until(
                "filed apart",
                () -> rig.post.in("Ventanilla-failed").size() == 1
                        && rig.post.in("Ventanilla").size() == 1);
    }
}
