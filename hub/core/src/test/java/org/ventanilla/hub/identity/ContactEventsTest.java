package org.ventanilla.hub.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.hub.TestClock;
import org.ventanilla.hub.store.TestDatabase;
import org.ventanilla.model.ControlEvent;

@ExtendWith(VertxExtension.class)
class ContactEventsTest {
    private static final String CITY = "testville";
    private static final String ADDRESS = "ana@example.org";

    private final TestClock clock = new TestClock();
    private TestDatabase database;
    private Identity identity;
    private long contact;

    @BeforeEach
    void open(Vertx vertx) {
        database = TestDatabase.fresh(vertx);
        identity = new Identity(vertx, database.pool(), clock, "a secret that is long enough for all");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "STOP, STOPPED",
        "STOP START, OK",
        "BOUNCE_HARD, BOUNCED",
        "BOUNCE_HARD VERIFIED, OK",
        "HELP, OK",
        "BOUNCE_SOFT BOUNCE_SOFT, OK",
        "BOUNCE_SOFT BOUNCE_SOFT BOUNCE_SOFT, BOUNCED",
        "BOUNCE_SOFT BOUNCE_SOFT START BOUNCE_SOFT, OK",
        "STOP BOUNCE_SOFT BOUNCE_SOFT BOUNCE_SOFT, STOPPED",
    })
    void what_was_said_decides_whether_they_may_be_written_to(String said, ContactState expected) {
        for (String type : said.split(" ", -1)) {
            clock.advance(Duration.ofMinutes(1));
            hear(ControlEvent.Type.valueOf(type), clock.instant());
        }
        assertThat(state()).isEqualTo(expected);
    }

    @Test
    void the_same_said_twice_counts_once() {
        for (int i = 0; i < 5; i++) {
            hear(ControlEvent.Type.BOUNCE_SOFT, clock.instant());
        }
        assertThat(state()).isEqualTo(ContactState.OK);
        assertThat(get(identity.eventsOf(contact))).hasSize(1);
    }

    @Test
    void old_news_that_comes_late_does_not_undo_what_was_said_since() {
        Instant before = clock.instant();
        clock.advance(Duration.ofMinutes(5));
        hear(ControlEvent.Type.STOP, clock.instant());
        hear(ControlEvent.Type.START, before);
        assertThat(state()).isEqualTo(ContactState.STOPPED);
        assertThat(get(identity.eventsOf(contact)))
                .extracting(ContactEvent::type)
                .containsExactly("STOP", "START");
    }

    @Test
    void what_a_source_tells_twice_under_one_id_acts_once_whatever_time_it_gives() {
        told(ControlEvent.Type.STOP, "SM1", clock.instant());
        clock.advance(Duration.ofSeconds(20));
        told(ControlEvent.Type.START, "SM2", clock.instant());
        Instant bySomeOtherClock = clock.instant().plusSeconds(40);
        told(ControlEvent.Type.STOP, "SM1", bySomeOtherClock);
        assertThat(state()).isEqualTo(ContactState.OK);
        told(ControlEvent.Type.STOP, "SM3", bySomeOtherClock);
        assertThat(state()).isEqualTo(ContactState.STOPPED);
        assertThat(get(identity.eventsOf(contact))).hasSize(3);
    }

    @Test
    void a_stop_that_only_the_sources_list_tells_does_not_undo_the_start_after_it() {
        Instant said = clock.instant();
        clock.advance(Duration.ofMinutes(1));
        told(ControlEvent.Type.START, "SM2", clock.instant());
        clock.advance(Duration.ofMinutes(5));
        told(ControlEvent.Type.STOP, "SM1", said);
        assertThat(state()).isEqualTo(ContactState.OK);
    }

    private void told(ControlEvent.Type type, String nativeId, Instant at) {
        var event = new ControlEvent("buzon", ADDRESS, type, null, null, at, nativeId);
        get(identity.heard(CITY, "email", event)).ifPresent(id -> contact = id);
    }

    @Test
    void a_message_that_arrives_or_a_long_time_ends_the_row_of_failures() {
        bounceTwice();
        get(identity.reached(contact));
        bounceTwice();
        assertThat(state()).isEqualTo(ContactState.OK);
        clock.advance(Duration.ofDays(15));
        bounceTwice();
        assertThat(state()).isEqualTo(ContactState.OK);
    }

    @Test
    void the_same_address_on_another_channel_is_the_same_person() {
        hear(ControlEvent.Type.HELP, clock.instant());
        long first = contact;
        contact = get(identity.heard(CITY, "whatsapp", event(ControlEvent.Type.HELP, clock.instant())))
                .orElseThrow();
        assertThat(get(identity.waysTo(first))).containsExactlyInAnyOrder(first, contact);
    }

    private void bounceTwice() {
        for (int i = 0; i < 2; i++) {
            clock.advance(Duration.ofHours(1));
            hear(ControlEvent.Type.BOUNCE_SOFT, clock.instant());
        }
    }

    private void hear(ControlEvent.Type type, Instant at) {
        get(identity.heard(CITY, "email", event(type, at))).ifPresent(id -> contact = id);
    }

    private static ControlEvent event(ControlEvent.Type type, Instant at) {
        return new ControlEvent("buzon", ADDRESS, type, null, null, at, null);
    }

    private ContactState state() {
        return get(identity.find(database.pool(), contact)).orElseThrow().state();
    }
}
