package org.ventanilla.hub.store;

import org.flywaydb.core.Flyway;

/**
 * Brings the database to this program's version. Flyway takes a lock in the database, so two nodes may start at once.
 * Blocking: call before the event loops matter, or on a worker.
 */
public final class Migrations {
    private Migrations() {}

    /** Applies what is missing; returns how many steps were applied. */
    public static int apply(Database database) {
        return Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:db/migration")
                .connectRetries(10)
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
