package org.ventanilla.hub.boot;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.ventanilla.hub.store.Database;

/**
 * How many messages are still to be sent or under way. Asked of the database, because a double leaves only when the lease of
 * the node that died is over, and from outside nobody can see that one is about to.
 */
record Owed(Database database) {
    private static final String LANES =
            """
            select count(*) from pg_locks where locktype = 'advisory' and granted and objsubid = 1
                and (classid::bigint << 32) | objid::bigint = hashtextextended('ventanilla:santander', 0)""";

    /** The leases of whoever died are over. */
    private static final String LEASES =
            "update notify.notice set lease_until = now() - interval '1 minute' where lease_until is not null";

    /** What waits for its next attempt need not wait any longer. */
    private static final String DUE = "update notify.notice set due_at = now() where state = 'due' and due_at > now()";

    private static final String OPEN =
            "select count(*) from notify.notice where state not in ('sent', 'delivered', 'dead', 'failed')";

    /** Nobody who is well says nothing for so long inside a transaction. */
    private static final String STUCK =
            """
            select count(*) from pg_stat_activity
            where state = 'idle in transaction' and now() - state_change > interval '1500 milliseconds'""";

    int messages() {
        return count(OPEN);
    }

    private int count(String sql) {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            return Integer.MAX_VALUE; // away just now: not known to be none
        }
    }

    /**
     * An hour passes: what a claim's lease and a retry wait for. Harder than an hour, for who lives and works loses the claim
     * as well.
     */
    void timePasses() {
        run(LEASES);
        run(DUE);
    }

    /** As {@link #messages}, with no patience for what is to be tried again later. */
    int messagesWithoutWaiting() {
        run(DUE);
        return messages();
    }

    /** How many stopped in the middle of a transaction. */
    int stuck() {
        return count(STUCK);
    }

    /** How many hold the city's lane. */
    int lanes() {
        return count(LANES);
    }

    private void run(String sql) {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            int unused = statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
