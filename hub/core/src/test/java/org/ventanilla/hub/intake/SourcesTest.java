package org.ventanilla.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ventanilla.hub.store.TestDatabase;

@ExtendWith(VertxExtension.class)
class SourcesTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private TestDatabase database;
    private Sources one;
    private Sources two;

    @BeforeEach
    void open(Vertx vertx) {
        database = TestDatabase.fresh(vertx);
        one = new Sources(database.pool(), "one");
        two = new Sources(database.pool(), "two");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void only_one_process_holds_the_lease_and_renewing_keeps_its_token() {
        Long token = get(one.lease("buzon", LONG));
        assertThat(get(two.lease("buzon", LONG))).isNull();
        assertThat(get(one.lease("buzon", LONG))).isEqualTo(token);
    }

    @Test
    void a_released_lease_changes_hands_with_a_higher_token() {
        long first = get(one.lease("buzon", LONG));
        get(one.release("buzon", first));
        assertThat(get(two.lease("buzon", LONG))).isGreaterThan(first);
    }

    @Test
    void a_stale_token_cannot_move_the_cursor() {
        long stale = get(one.lease("buzon", LONG));
        assertThat(get(one.saveCursor("buzon", "1:10", stale))).isTrue();
        get(one.release("buzon", stale));
        long fresh = get(two.lease("buzon", LONG));
        assertThat(get(one.saveCursor("buzon", "1:99", stale))).isFalse();
        assertThat(get(two.saveCursor("buzon", "1:11", fresh))).isTrue();
        assertThat(get(two.cursor("buzon"))).isEqualTo("1:11");
    }
}
