package org.ventanilla.hub.store;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Tells a database that is away, full or overworked from a statement that is wrong: only the first is worth trying again. */
public final class Outage {
    /**
     * Classes of SQLSTATE that pass by themselves or when an operator acts: connection, rollback (deadlock, serialisation),
     * resources (disk, memory, connections), object not in the state needed, operator intervention, system error. Source:
     * PostgreSQL documentation, appendix A.
     */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

    /** PostgreSQL ended a transaction whose node had said nothing for a while: it was frozen and is back. */
    private static final String FROZEN = "25P03";

    private Outage() {}

    /** Whether trying the same again later may succeed. */
    public static boolean is(@Nullable Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof ClosedConnectionException || t instanceof IOException || t instanceof TimeoutException) {
                return true;
            }
            // What the client says, without a class of its own, of a connection that went away while it was taken.
            if (t instanceof VertxException && String.valueOf(t.getMessage()).startsWith("Connection is not active")) {
                return true;
            }
            if (t instanceof PgException pg) {
                String state = pg.getSqlState();
                return state != null
                        && state.length() > 2
                        && (state.equals(FROZEN) || PASSING.contains(state.substring(0, 2)));
            }
        }
        return false;
    }

    /** One line for an outage, which many will meet at once; everything for what should not have happened. */
    public static void log(Logger log, String what, Object id, Throwable cause) {
        if (is(cause)) {
            log.warn("{}={} database away: {}", what, id, cause.getClass().getSimpleName());
        } else {
            log.error("{}={}", what, id, cause);
        }
    }
}
