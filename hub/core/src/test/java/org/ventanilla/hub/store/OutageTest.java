package org.ventanilla.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutageTest {
    @ParameterizedTest
    @CsvSource({
        "57P01, true, the server is shut down",
        "53100, true, the disk is full",
        "40P01, true, a deadlock",
        "08006, true, the connection broke",
        "25P03, true, we were frozen in the middle of a transaction",
        "25001, false, a statement that cannot run inside a transaction",
        "23505, false, the key is there already",
        "22P05, false, a character that has no place in the text",
        "42P01, false, the table does not exist"
    })
    void onlyWhatPassesIsAnOutage(String sqlState, boolean outage, String why) {
        assertThat(Outage.is(new PgException(why, "ERROR", sqlState, why))).isEqualTo(outage);
    }

    @Test
    void aConnectionThatWentAwayWhileItWasTakenIsOne() {
        assertThat(Outage.is(new VertxException("Connection is not active now, current status: CLOSED")))
                .isTrue();
        assertThat(Outage.is(new VertxException("a bug"))).isFalse();
    }

    @Test
    void aRefusedConnectionIsOneHoweverItIsWrapped() {
        assertThat(Outage.is(new IllegalStateException(new ConnectException("refused"))))
                .isTrue();
        assertThat(Outage.is(new IllegalStateException("a bug"))).isFalse();
    }
}
