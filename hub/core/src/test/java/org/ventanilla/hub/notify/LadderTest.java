package org.ventanilla.hub.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.DeliveryReceipt;
import org.ventanilla.model.DeliveryReceipt.State;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.Wire;

/** What channels say may come late, twice, in any order and before we know the message: it always ends the same. */
@ExtendWith(VertxExtension.class)
class LadderTest {
    private NoticeRoom room;
    private Vertx vertx;
    private long id;

    @BeforeEach
    void open(Vertx given) {
        vertx = given;
        room = new NoticeRoom(given);
        id = room.reported(room.room.facts(room.person("+34600000001")));
        room.plan();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void every_order_of_any_four_receipts_ends_the_same_and_all_are_kept() {
        List<State> rungs = List.of(State.values());
        for (List<State> four : choices(rungs, 4)) {
            Set<String> endings = new HashSet<>();
            for (List<State> order : orders(four)) {
                reset();
                order.forEach(state -> hear(null, "SM1", state, state == State.FAILED ? "30003" : null));
                hear(null, "SM1", order.get(0), order.get(0) == State.FAILED ? "30003" : null);
                NoticeRow row = room.only(id);
                endings.add(row.state() + " " + row.contradicted() + " " + row.lastCode());
                assertThat(count("select count(*) from notify.delivery")).isEqualTo(4);
            }
            assertThat(endings).as("%s", four).hasSize(1);
        }
    }

    @Test
    void arrived_after_a_failure_wins_and_is_flagged() {
        reset();
        hear(null, "SM1", State.FAILED, "30003");
        hear(null, "SM1", State.DELIVERED, null);
        assertThat(room.only(id).state()).isEqualTo("delivered");
        assertThat(room.only(id).contradicted()).isTrue();
    }

    @Test
    void of_two_failures_the_same_code_stays_whichever_came_first() {
        reset();
        hear(null, "SM1", State.FAILED, "30005");
        hear(null, "SM1", State.FAILED, "30003");
        assertThat(room.only(id).lastCode()).isEqualTo("30003");
    }

    @Test
    void heard_all_at_once_it_ends_the_same() {
        reset();
        var all = new ArrayList<Future<?>>();
        for (State state : State.values()) {
            all.add(room.news.heard(receipt(null, "SM1", state, null)));
        }
        get(Future.join(all));
        assertThat(room.only(id).state()).isEqualTo("delivered");
        assertThat(room.only(id).contradicted()).isTrue();
    }

    @Test
    void news_that_comes_before_the_connectors_answer_acts_once_the_message_is_known() {
        get(vertx.eventBus()
                .<JsonObject>consumer(Addresses.send("sms"), message -> room.news
                        .heard(receipt(null, "SM7", State.DELIVERED, null))
                        .onComplete(done -> message.reply(new JsonObject(Wire.toMap(SendOutcome.sent("SM7"))))))
                .completion());
        get(room.dispatch.round());
        assertThat(room.only(id).state()).isEqualTo("delivered");
        assertThat(get(room.notices.figures()).unknown()).isZero();
    }

    @Test
    void news_by_our_own_id_that_comes_before_the_answer_is_not_undone_by_it() {
        get(vertx.eventBus()
                .<JsonObject>consumer(Addresses.send("sms"), message -> room.news
                        .heard(receipt(message.body().getString("deliveryId"), null, State.DELIVERED, null))
                        .onComplete(done -> message.reply(new JsonObject(Wire.toMap(SendOutcome.sent("SM7"))))))
                .completion());
        get(room.dispatch.round());
        assertThat(room.only(id).state()).isEqualTo("delivered");
        assertThat(room.only(id).sentAt()).isEqualTo(room.room.clock().instant());
    }

    @Test
    void what_no_message_is_ever_found_for_is_forgotten_and_counted() {
        hear(null, "SM404", State.DELIVERED, null);
        assertThat(get(room.notices.figures()).unknown()).isEqualTo(1);
        room.room.clock().advance(Duration.ofDays(6));
        get(room.notices.forgetUnknown());
        assertThat(get(room.notices.figures()).unknown()).isEqualTo(1);
        room.room.clock().advance(Duration.ofDays(2));
        get(room.notices.forgetUnknown());
        assertThat(get(room.notices.figures())).isEqualTo(new Notices.Figures(0, 0, 1));
    }

    @Test
    void a_connector_cannot_speak_of_another_ones_messages() {
        reset();
        String delivery = room.only(id).id().toString();
        get(room.news.heard(new DeliveryReceipt(
                "buzon",
                delivery,
                "SM1",
                State.DELIVERED,
                null,
                room.room.clock().instant(),
                null)));
        assertThat(room.only(id).state()).isEqualTo("sent");
    }

    private void reset() {
        run("delete from notify.delivery where $1::bigint > 0");
        run("update notify.notice set state = 'sent', provider_id = 'SM1', rung = 0, failed = false, last_code = null "
                + "where incident_id = $1");
    }

    private void run(String sql) {
        get(room.room.database().pool().preparedQuery(sql).execute(Tuple.of(id)));
    }

    private long count(String sql) {
        return get(room.room.database().pool().query(sql).execute())
                .iterator()
                .next()
                .getLong(0);
    }

    private void hear(@Nullable String delivery, @Nullable String provider, State state, @Nullable String code) {
        get(room.news.heard(receipt(delivery, provider, state, code)));
    }

    private DeliveryReceipt receipt(
            @Nullable String delivery, @Nullable String provider, State state, @Nullable String code) {
        return new DeliveryReceipt(
                "sms", delivery, provider, state, code, room.room.clock().instant(), null);
    }

    private static <T> List<List<T>> choices(List<T> from, int size) {
        if (size == 0) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (int i = 0; i <= from.size() - size; i++) {
            for (List<T> rest : choices(from.subList(i + 1, from.size()), size - 1)) {
                List<T> one = new ArrayList<>(rest);
                one.add(0, from.get(i));
                all.add(one);
            }
        }
        return all;
    }

    private static <T> List<List<T>> orders(List<T> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (T first : of) {
            List<T> others = new ArrayList<>(of);
            others.remove(first);
            for (List<T> rest : orders(others)) {
                List<T> one = new ArrayList<>(rest);
                one.add(0, first);
                all.add(one);
            }
        }
        return all;
    }
}
