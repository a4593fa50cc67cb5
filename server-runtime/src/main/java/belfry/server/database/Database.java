package belfry.server.database;

import belfry.server.config.DatabaseConfig;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** The PostgreSQL that holds everything that must not be lost. */
public final class Database implements AutoCloseable {
    private final DatabaseConfig config;
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(DatabaseConfig config, HikariDataSource pool) {
        this.config = config;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin());
    }

    /** Does not connect yet: the first use does, and each later one again after a loss. */
    public static Database at(DatabaseConfig config) {
        var settings = new HikariConfig();
        settings.setPoolName("belfry");
        settings.setJdbcUrl(config.url());
        settings.setUsername(config.user());
        settings.setPassword(config.password().reveal());
        settings.setMaximumPoolSize(config.pool());
        // A process that stands still in the middle of a transaction must not keep its rows from the others. What is
        // read here is read by id: on a small table PostgreSQL would else rather read it all, at each due second.
        settings.setConnectionInitSql("""
                set idle_in_transaction_session_timeout = '15s';
                set random_page_cost = 1.1""");
        settings.setMinimumIdle(1);
        settings.setIdleTimeout(Duration.ofMinutes(1).toMillis());
        settings.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        settings.setInitializationFailTimeout(-1);
        settings.addDataSourceProperty("ApplicationName", "belfry");
        settings.addDataSourceProperty("reWriteBatchedInserts", "true");
        settings.addDataSourceProperty("connectTimeout", "5");
        settings.addDataSourceProperty("tcpKeepAlive", "true");
        return new Database(config, new HikariDataSource(settings));
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /** How many connections this process may hold at once. */
    public int connections() {
        return config.pool();
    }

    /** Commits when the work returns, rolls back when it throws. */
    public <T, X extends Exception> T inTransaction(HandleCallback<T, X> work) throws X {
        return jdbi.inTransaction(work);
    }

    /** The time by the database's clock, which all processes share. */
    public Instant now() {
        return jdbi.withHandle(handle -> handle.createQuery("select clock_timestamp()").mapTo(Instant.class).one());
    }

    /** Makes a database of this name on the same server, for the PostgreSQL that Belfry brings along. */
    public void createIfMissing(String name) {
        jdbi.useHandle(handle -> {
            var known = handle.createQuery("select count(*) from pg_database where datname = :name")
                    .bind("name", name).mapTo(Integer.class).one();
            if (known == 0) {
                handle.execute("create database \"%s\"".formatted(name));
            }
        });
    }

    public void migrate() {
        Migrations.apply(pool);
    }

    /** A connection outside the pool, for LISTEN; the caller closes it, and opens another when it breaks. */
    public Connection listener() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", config.user());
        properties.setProperty("password", config.password().reveal());
        properties.setProperty("ApplicationName", "belfry-listener");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(config.url(), properties);
    }

    @Override
    public void close() {
        pool.close();
    }
}
