package org.ventanilla.hub.boot;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is killed twice in the middle of a storm of reports, and everything drains when it is back. */
class DatabaseGoneTest {
    private final Storm storm = Storm.of(60);

    @Test
    void nothingAcknowledgedIsLost(@TempDir Path folder) throws Exception {
        try (var town = Town.open(folder);
                var crowd = new Crowd(town.plan, town.outside, storm)) {
            var reckoning = new Reckoning(town.plan, storm, crowd, new Owed(town.database.address()));
            crowd.start();
            crowd.awaitBegun(storm.between(20, 35));
            killPostgres(folder);
            crowd.awaitBegun(storm.between(55, 65));
            reckoning.resolveTheLargest();
            killPostgres(folder);
            crowd.awaitAll();
            reckoning.add();
        }
    }

    private static void killPostgres(Path folder) throws Exception {
        String pid = Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                .get(0)
                .strip();
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
    }
}
