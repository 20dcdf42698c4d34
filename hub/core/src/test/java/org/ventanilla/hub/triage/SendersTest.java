package org.ventanilla.hub.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.model.Reporter;

/** Who sent the reports of a batch is written down for all at once, as if one came after the other. */
@ExtendWith(VertxExtension.class)
class SendersTest {
    private static void report(TriageRoom room, int number) {
        var reporter = new Reporter(
                "ana@example.org",
                Reporter.AddressKind.EMAIL,
                "Ana " + number,
                "es",
                Reporter.Assurance.CLAIMED,
                true,
                null);
        var lamp = Lamps.by("email", "k" + number, 40 * number);
        get(room.hub.intake.accept(
                lamp.submission().changed().reporter(reporter).made()));
    }

    /** So many that their ids do not lie in the order in which a hash table would have them. */
    @Test
    void of_one_person_s_reports_the_latest_says_the_name(Vertx vertx, @TempDir Path files) {
        try (var room = new TriageRoom(vertx, files)) {
            int number = 0;
            for (int batch = 0; batch < 3; batch++) {
                for (int n = 0; n < 20; n++) {
                    report(room, ++number);
                }
                room.file();
                var names = get(room.hub
                        .database
                        .pool()
                        .query("select display_name from personal.contact")
                        .execute());
                assertThat(names.size()).isEqualTo(1);
                assertThat(names.iterator().next().getString(0)).isEqualTo("Ana " + number);
            }
        }
    }
}
