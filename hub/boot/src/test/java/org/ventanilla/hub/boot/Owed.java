package org.ventanilla.hub.boot;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.ventanilla.hub.store.Database;

/**
 * How many messages are still to be sent or under way. Asked of the database, because a double leaves only when the lease of
 * the node that died is over, and from outside nobody can see that one is about to.
 */
record Owed(Database database) {
    private static final String OPEN =
            "select count(*) from notify.notice where state not in ('sent', 'delivered', 'dead', 'failed')";

    int messages() {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(OPEN)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            return Integer.MAX_VALUE; // away just now: not known to be none
        }
    }
}
