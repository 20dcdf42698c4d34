package org.ventanilla.hub.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.model.DeliveryReceipt;
import org.ventanilla.model.DeliveryReceipt.State;

@ExtendWith(VertxExtension.class)
class DeliveryStoreTest {
    private NoticeRoom room;
    private long id;

    @BeforeEach
    void open(Vertx vertx) {
        room = new NoticeRoom(vertx);
        id = room.reported(room.room.facts(room.person("+34600000001")));
        room.plan();
        get(pool("update notify.notice set state = 'sent', provider_id = 'SM1' where incident_id = $1", id));
    }

    @AfterEach
    void close() {
        room.close();
    }

    @ParameterizedTest
    @CsvSource({
        "SENT, sent",
        "DELIVERED, delivered",
        "READ, delivered",
        "FAILED, failed",
        "QUEUED HANDED SENT DELIVERED, delivered",
        "DELIVERED SENT QUEUED, delivered",
        "DELIVERED FAILED, delivered",
        "FAILED DELIVERED, delivered",
        "FAILED DELIVERED FAILED, delivered",
        "FAILED SENT, failed",
        "READ DELIVERED FAILED READ, delivered"
    })
    void receipts_climb_and_never_go_back(String said, String expected) {
        for (String state : said.split(" ", -1)) {
            hear(null, "SM1", State.valueOf(state));
        }
        assertThat(room.only(id).state()).isEqualTo(expected);
    }

    @Test
    void a_receipt_that_names_the_delivery_needs_no_provider_id() {
        hear(room.only(id).id().toString(), null, State.DELIVERED);
        assertThat(room.only(id).state()).isEqualTo("delivered");
    }

    @ParameterizedTest
    @CsvSource({"dead, DELIVERED, delivered", "due, DELIVERED, delivered", "dead, FAILED, dead", "due, FAILED, due"})
    void what_arrived_after_all_is_not_sent_again(String state, State heard, String expected) {
        get(pool("update notify.notice set state = '" + state + "' where incident_id = $1", id));
        hear(room.only(id).id().toString(), "SM1", heard);
        assertThat(room.only(id).state()).isEqualTo(expected);
    }

    @Test
    void everything_said_is_kept_once_also_about_messages_we_do_not_know() {
        hear("not-a-uuid", "SM9", State.DELIVERED);
        hear(UUID.randomUUID().toString(), "SM8", State.FAILED);
        hear(null, "SM1", State.SENT);
        hear(null, "SM1", State.SENT);
        var rows = get(pool("select count(*) from notify.delivery where $1::bigint > 0", id));
        assertThat(rows.iterator().next().getLong(0)).isEqualTo(3);
        assertThat(room.only(id).state()).isEqualTo("sent");
    }

    private Future<RowSet<Row>> pool(String sql, long value) {
        return room.room.database().pool().preparedQuery(sql).execute(Tuple.of(value));
    }

    private void hear(@Nullable String deliveryId, @Nullable String providerId, State state) {
        get(room.news.heard(new DeliveryReceipt(
                "sms", deliveryId, providerId, state, null, room.room.clock().instant(), null)));
    }
}
