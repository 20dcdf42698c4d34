package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is killed in the middle of a storm of reports, and everything drains when it is back. */
class DatabaseGoneTest {
    private static final int REPORTS = 60;

    @Test
    void nothingAcknowledgedIsLost(@TempDir Path folder) throws Exception {
        try (var town = Town.open(folder)) {
            var crowd = new Crowd(town.plan, town.outside);
            crowd.report(0, REPORTS / 2);
            killPostgres(folder);
            crowd.report(REPORTS / 2, REPORTS);

            var ledger = new Ledger(town.web, town.plan.secrets());
            List<String> kept = Eventually.see(
                    "all reports triaged", ledger::triaged, list -> list.containsAll(crowd.acknowledged()));

            assertThat(kept).doesNotHaveDuplicates();
            assertThat(crowd.acknowledged()).hasSize(REPORTS);
            List<Long> positions = Ledger.positions(town.web);
            assertThat(positions).isEqualTo(Ledger.upTo(positions.size()));
        }
    }

    private static void killPostgres(Path folder) throws Exception {
        String pid = Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                .get(0)
                .strip();
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
    }
}
