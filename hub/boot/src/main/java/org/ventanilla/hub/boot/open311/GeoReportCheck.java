package org.ventanilla.hub.boot.open311;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The 72 checks. Blocks while it asks; what it sends with a key stays at the server. */
public final class GeoReportCheck {
    private final List<Check> checks;

    public GeoReportCheck(Clock clock) {
        Instant now = clock.instant();
        this.checks = Stream.of(
                        ReadChecks.all(now),
                        ServiceChecks.all(),
                        WriteChecks.all(),
                        ListChecks.all(now),
                        OtherChecks.all(now))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Runs them in their order.
     *
     * @param only numbers; empty for all
     * @param told hears each result as soon as it is there
     */
    public List<Result> run(Target target, Set<Integer> only, Consumer<Result> told) {
        var server = new Server(target);
        return checks.stream()
                .filter(check -> only.isEmpty() || only.contains(check.id()))
                .map(check -> {
                    Result result = check.result(server);
                    told.accept(result);
                    return result;
                })
                .toList();
    }
}
