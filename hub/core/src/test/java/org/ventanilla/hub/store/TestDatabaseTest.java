package org.ventanilla.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class TestDatabaseTest {

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void the_embedded_server_is_durable(String setting, Vertx vertx) {
        try (var database = TestDatabase.fresh(vertx)) {
            var rows =
                    TestDatabase.result(database.pool().query("show " + setting).execute());
            assertThat(rows.iterator().next().getString(0)).isEqualTo("on");
        }
    }

    @Test
    void it_is_migrated_and_reachable_by_jdbc(Vertx vertx) throws Exception {
        try (var database = TestDatabase.fresh(vertx);
                var connection = DriverManager.getConnection(database.jdbcUrl());
                var schemas = connection.getMetaData().getSchemas()) {
            var names = new ArrayList<String>();
            while (schemas.next()) {
                names.add(schemas.getString(1));
            }
            assertThat(names)
                    .containsAll(List.of("personal", "intake", "incident", "events", "notify", "media", "identity"));
        }
    }
}
