package org.ventanilla.hub.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;
import static org.ventanilla.hub.incident.IncidentRoom.lamp;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ventanilla.hub.incident.ReportFacts;
import org.ventanilla.hub.incident.Status;

@ExtendWith(VertxExtension.class)
class NoticesTest {
    private NoticeRoom room;

    @BeforeEach
    void open(Vertx vertx) {
        room = new NoticeRoom(vertx);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void everybody_gets_one_message_of_each_event_that_concerns_them() {
        long ana = room.person("+34600000001");
        long luis = room.person("+34600000002");
        long id = room.reported(room.room.facts(ana));
        room.room.join(room.room.facts(luis), lamp().known(), id);
        resolve(id);
        room.plan();
        assertThat(room.of(id))
                .extracting(NoticeRow::template)
                .containsExactly("received", "joined", "resolved", "resolved");
        assertThat(room.of(id).subList(2, 4)).extracting(NoticeRow::contactId).containsExactlyInAnyOrder(ana, luis);
    }

    @Test
    void who_reported_twice_hears_of_a_change_once() {
        long ana = room.person("+34600000001");
        var first = room.room.facts(ana);
        long id = room.reported(first);
        room.room.join(room.room.facts(ana), lamp().known(), id);
        room.room.followUp(room.room.facts(ana), first.id());
        resolve(id);
        room.plan();
        assertThat(room.of(id)).extracting(NoticeRow::template).containsExactly("received", "joined", "resolved");
    }

    @Test
    void planning_again_owes_nothing_more_even_when_the_cursor_was_lost() {
        long id = room.reported(room.room.facts(room.person("+34600000001")));
        assertThat(room.plan()).isEqualTo(1);
        assertThat(room.plan()).isZero();
        get(room.room.database().pool().query("delete from notify.cursor").execute());
        assertThat(room.plan()).isEqualTo(1);
        assertThat(room.of(id)).hasSize(1);
    }

    @Test
    void nobody_is_written_to_whom_no_answer_is_possible() {
        var base = room.room.facts(room.person("+34600000001"));
        long anonymous = room.reported(answered(base, null, "sms"));
        long silent = room.reported(answered(room.room.facts(1), 1L, null));
        long noConnector = room.reported(answered(room.room.facts(1), 1L, "pigeon"));
        room.plan();
        assertThat(List.of(anonymous, silent, noConnector))
                .allSatisfy(id -> assertThat(room.of(id)).isEmpty());
    }

    @Test
    void an_answer_on_another_channel_goes_through_whoever_speaks_it() {
        var facts = answered(room.room.facts(1), room.person("+34600000001"), "email");
        long id = room.reported(facts);
        room.plan();
        assertThat(room.only(id).instance()).isEqualTo("buzon");
    }

    @Test
    void a_split_owes_no_second_acknowledgement() {
        long ana = room.person("+34600000001");
        long id = room.reported(room.room.facts(ana));
        var joining = room.room.facts(room.person("+34600000002"));
        room.room.join(joining, lamp().known(), id);
        long alone = get(room.room.incidents().split(id, joining.id()));
        room.plan();
        assertThat(room.of(alone)).isEmpty();
        assertThat(room.of(id)).hasSize(2);
    }

    private void resolve(long id) {
        get(room.room.incidents().changeStatus(id, Status.RESOLVED, "repaired", "Cambiada la lámpara", List.of()));
    }

    private static ReportFacts answered(ReportFacts f, @Nullable Long contact, @Nullable String on) {
        return new ReportFacts(
                f.id(),
                contact,
                "web",
                "web",
                on,
                f.language(),
                f.receivedAt(),
                f.nativeId(),
                f.photos(),
                true,
                null,
                false,
                false);
    }
}
