package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Checker.Problem;
import org.ventanilla.connector.Checker.Result;

/** Runs a connector's check so that whatever happens is an answer, and silence never passes for "all is well". */
final class Checking {
    private static final Logger LOG = LoggerFactory.getLogger(Checking.class);

    private Checking() {}

    /** The connector's own check, and whether the place where it listens can be had. */
    static Future<Result> of(String instance, Vertx vertx, Assembly parts, Duration deadline) {
        Listener listener = parts.listener();
        if (listener == null) {
            return of(instance, parts, deadline);
        }
        return Future.join(
                        of(instance, parts, deadline),
                        vertx.executeBlocking(() -> listener.place().problem(), false))
                .map(both -> {
                    List<Problem> all = new ArrayList<>(both.<Result>resultAt(0).problems());
                    both.<Optional<Problem>>resultAt(1).ifPresent(all::add);
                    return new Result(all);
                });
    }

    private static Future<Result> of(String instance, Assembly parts, Duration deadline) {
        Checker checker = parts.checker();
        if (checker == null) {
            return Future.succeededFuture(
                    asksNobody(parts)
                            ? Result.OK
                            : Result.of("", "this connector cannot try its configuration: it has no check"));
        }
        return Future.<Void>succeededFuture()
                .compose(go -> checker.check())
                .map(result -> result == null ? Result.of("", "the check gave no answer") : result)
                .timeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .recover(cause -> Future.succeededFuture(failed(instance, cause, deadline)));
    }

    /** A channel that only listens has nothing that could be tried beyond its options. */
    private static boolean asksNobody(Assembly parts) {
        return parts.poller() == null
                && parts.fetcher() == null
                && parts.sender() == null
                && parts.reconciler() == null
                && parts.remoteFiles() == null;
    }

    private static Result failed(String instance, Throwable cause, Duration deadline) {
        LOG.warn("check failed instance={} cause={}", instance, Blame.of(cause));
        if (cause instanceof SourceProblem problem) {
            return Result.of("", problem.kind() + ": " + problem.getMessage());
        }
        return cause instanceof TimeoutException
                ? Result.of("", "no answer within " + deadline.toSeconds() + " seconds")
                : Result.of("", "the check failed: " + cause.getClass().getSimpleName());
    }
}
