package belfry.server.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Brings the tables to the form that this version needs. */
final class Migrations {
    private Migrations() {}

    static void apply(DataSource source) {
        flyway(source).load().migrate();
    }

    private static FluentConfiguration flyway(DataSource source) {
        var configuration = Flyway.configure(Migrations.class.getClassLoader()).dataSource(source)
                .locations("classpath:db/migration").validateMigrationNaming(true);
        // With Flyway's own transactional lock, `create index concurrently` in a migration waits for itself for ever.
        configuration.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
        return configuration;
    }
}
