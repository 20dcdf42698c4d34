package org.ventanilla.hub.boot;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.boot.open311.GeoReportCheck;
import org.ventanilla.hub.boot.open311.Result;
import org.ventanilla.hub.boot.open311.Result.Verdict;
import org.ventanilla.hub.boot.open311.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check-open311}: 72 questions to any GeoReport v2 server. Its end is 0 when no rule is broken, else 1. */
@Command(
        name = "check-open311",
        description = {
            "Asks any server whether it keeps Open311 GeoReport v2, and prints a numbered result for each of 72 checks.",
            "With --key and --point it also sends requests: use a test server, they stay there."
        },
        mixinStandardHelpOptions = true)
final class CheckOpen311Command implements Callable<Integer> {
    @Parameters(paramLabel = "URL", description = "base of the addresses, for example https://city.example/open311/v2")
    private URI base = URI.create("");

    @Option(names = "--key", description = "api_key for sending")
    private @Nullable String key;

    @Option(names = "--jurisdiction", description = "jurisdiction_id to send along")
    private @Nullable String jurisdiction;

    @Option(names = "--point", description = "lat,long of a place inside the city, for test requests")
    private @Nullable String point;

    @Option(names = "--hidden", description = "service_code that the server knows and does not publish")
    private @Nullable String hidden;

    @Option(names = "--only", split = ",", description = "numbers of the checks to run")
    private Set<Integer> only = Set.of();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        var target = new Target(base, key, jurisdiction, point, hidden);
        List<Result> results = new GeoReportCheck(Clock.systemUTC()).run(target, only, result -> print(out, result));
        long broken = results.stream().filter(r -> r.verdict() == Verdict.FAIL).count();
        long notTried = results.stream()
                .filter(r -> r.verdict() == Verdict.NOT_APPLICABLE)
                .count();
        out.printf(
                Locale.ROOT,
                "%d checks: %d pass, %d fail, %d not applicable%n",
                results.size(),
                results.size() - broken - notTried,
                broken,
                notTried);
        out.flush();
        return broken == 0 ? 0 : 1;
    }

    private static void print(PrintWriter out, Result r) {
        String verdict =
                switch (r.verdict()) {
                    case PASS -> "pass";
                    case FAIL -> "FAIL";
                    case NOT_APPLICABLE -> "n/a ";
                };
        out.printf(
                Locale.ROOT,
                "%3d %s %s%s%n",
                r.id(),
                verdict,
                r.title(),
                r.why().isEmpty() ? "" : ": " + r.why());
        out.flush();
    }
}
