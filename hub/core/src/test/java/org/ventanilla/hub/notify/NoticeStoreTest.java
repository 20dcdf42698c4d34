package org.ventanilla.hub.notify;

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

@ExtendWith(VertxExtension.class)
class NoticeStoreTest {
    private static final Duration LEASE = Duration.ofSeconds(90);

    private NoticeRoom room;
    private NoticeStore store;
    private Instant now;

    @BeforeEach
    void open(Vertx vertx) {
        room = new NoticeRoom(vertx);
        room.reported(room.room.facts(room.person("+34600000001")));
        room.plan();
        store = new NoticeStore(room.room.database().pool(), NoticeRoom.CITY.id());
        now = room.room.clock().instant();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void a_node_that_died_while_sending_is_taken_over_after_its_lease() {
        assertThat(get(store.claim(now, LEASE, 10))).hasSize(1);
        assertThat(get(store.claim(now.plusSeconds(89), LEASE, 10))).isEmpty();
        assertThat(get(store.claim(now.plusSeconds(91), LEASE, 10)))
                .extracting(NoticeRow::attempt)
                .containsExactly(2);
    }

    @Test
    void what_a_node_that_died_had_handed_over_waits_for_a_person_instead_of_going_twice() {
        NoticeRow mine = get(store.claim(now, LEASE, 10)).get(0);
        assertThat(get(store.hand(mine))).isTrue();
        get(store.abandon(now.plusSeconds(89)));
        assertThat(get(room.notices.trouble(10))).isEmpty();
        get(store.abandon(now.plusSeconds(91)));
        assertThat(get(store.claim(now.plusSeconds(91), LEASE, 10))).isEmpty();
        assertThat(get(room.notices.trouble(10)))
                .extracting(NoticeRow::lastCode)
                .containsExactly("interrupted");
    }

    @Test
    void who_knows_how_it_ended_is_believed_after_its_lease() {
        NoticeRow mine = get(store.claim(now, LEASE, 10)).get(0);
        get(store.hand(mine));
        get(store.abandon(now.plusSeconds(91)));
        get(store.settle(
                mine, new Attempt(new NoticeState(NoticeState.SENT, null, null), "SM1", true), now.plusSeconds(92)));
        assertThat(get(room.notices.trouble(10))).isEmpty();
    }

    @Test
    void who_lost_the_claim_hands_nothing_over_and_settles_nothing() {
        NoticeRow slow = get(store.claim(now, LEASE, 10)).get(0);
        NoticeRow other = get(store.claim(now.plusSeconds(91), LEASE, 10)).get(0);
        assertThat(get(store.hand(slow))).isFalse();
        get(store.settle(slow, Attempt.none(NoticeState.DEAD, "late"), now));
        assertThat(get(store.hand(other))).isTrue();
    }

    @Test
    void nodes_that_claim_at_once_never_get_the_same_message() {
        var one = store.claim(now, LEASE, 10);
        var two = store.claim(now, LEASE, 10);
        assertThat(get(one).size() + get(two).size()).isEqualTo(1);
    }

    @Test
    void another_citys_messages_are_not_ours_to_send() {
        var other = new NoticeStore(room.room.database().pool(), "elsewhere");
        assertThat(get(other.claim(now, LEASE, 10))).isEmpty();
    }
}
