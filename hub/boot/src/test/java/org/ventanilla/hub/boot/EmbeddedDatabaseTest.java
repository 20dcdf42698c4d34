package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @Test
    void what_it_committed_survives_a_power_cut(@TempDir Path dir) throws Exception {
        try (var database = EmbeddedDatabase.start(dir)) {
            var address = database.address();
            try (var jdbc = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                    var statement = jdbc.createStatement()) {
                for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                    try (var rows = statement.executeQuery("show " + setting)) {
                        assertThat(rows.next()).isTrue();
                        assertThat(rows.getString(1)).as(setting).isEqualTo("on");
                    }
                }
            }
        }
    }

    @Test
    void the_folder_of_a_running_one_is_never_taken(@TempDir Path dir) throws Exception {
        try (var first = EmbeddedDatabase.start(dir)) {
            Throwable refusal = catchThrowable(() -> EmbeddedDatabase.start(dir).close());
            // In one process the JDK itself refuses; between two processes the lock does.
            assertThat(refusal).isInstanceOfAny(OverlappingFileLockException.class, EmbeddedDatabase.Unusable.class);
            assertThat(first.address().port()).isPositive();
        }
    }
}
