package org.ventanilla.hub.boot.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.ventanilla.model.Fingerprint;
import org.ventanilla.model.Submission;

/** What is put down in any order is taken up in the order of its dates, word for word. */
class ShelfTest {
    private static Entry entry(long line, String at) {
        var submission = Submission.draft("old", "import", "old:" + line)
                .occurredAt(Instant.parse(at))
                .typed("Farola\nnº " + line)
                .history(new Submission.History(Instant.parse("2025-05-01T00:00:00.5Z"), "RESOLVED", null))
                .fingerprinted()
                .made();
        return new Entry(line, Long.toString(line), submission, List.of(), List.of("category-unknown"));
    }

    @Test
    void the_oldest_comes_first_and_of_equals_the_first_line() throws IOException {
        try (var shelf = new Shelf()) {
            for (Entry e : List.of(
                    entry(1, "2025-03-01T00:00:00Z"),
                    entry(2, "2025-01-01T00:00:00Z"),
                    entry(3, "2025-03-01T00:00:00Z"))) {
                shelf.put(e, Objects.requireNonNull(e.submission()));
            }
            shelf.sort();
            assertThat(shelf.part(0, 3)).extracting(Entry::line).containsExactly(2L, 1L, 3L);
            assertThat(shelf.part(1, 2)).singleElement().satisfies(e -> {
                assertThat(e).isEqualTo(entry(1, "2025-03-01T00:00:00Z"));
                var said = Objects.requireNonNull(e.submission());
                assertThat(said.fingerprint()).isEqualTo(Fingerprint.of(said));
            });
        }
    }
}
