package belfry.core.akash.lint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Programs that the lints know by the name of their image, whatever registry it comes from. */
enum KnownImage {
    POSTGRES(Kind.DATABASE, 5432, "/var/lib/postgresql/data", "postgres", "postgresql", "timescaledb", "postgis",
            "pgvector"),
    MYSQL(Kind.DATABASE, 3306, "/var/lib/mysql", "mysql", "mariadb", "percona"),
    MONGO(Kind.DATABASE, 27017, "/data/db", "mongo", "mongodb"),
    REDIS(Kind.CACHE, 6379, "/data", "redis", "valkey", "keydb", "dragonfly"),
    MEMCACHED(Kind.CACHE, 11211, "", "memcached"),
    SEARCH(Kind.DATABASE, 9200, "/usr/share/elasticsearch/data", "elasticsearch", "opensearch"),
    RABBITMQ(Kind.BROKER, 5672, "/var/lib/rabbitmq", "rabbitmq"),
    TEMPORAL(Kind.BROKER, 7233, "", "auto-setup", "temporal"),
    /** Crash-loops at start while its database or Temporal is not up yet (Postiz issues 1550, 1551). */
    POSTIZ(Kind.APPLICATION, 5000, "/uploads", "postiz-app", "postiz");

    enum Kind {
        DATABASE, CACHE, BROKER, APPLICATION
    }

    private final Kind kind;
    private final int port;
    private final String dataFolder;
    private final Set<String> names;

    KnownImage(Kind kind, int port, String dataFolder, String... names) {
        this.kind = kind;
        this.port = port;
        this.dataFolder = dataFolder;
        this.names = Set.of(names);
    }

    static Optional<KnownImage> of(String image) {
        var path = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
        var last = path.substring(path.lastIndexOf('/') + 1);
        var name = (last.contains(":") ? last.substring(0, last.indexOf(':')) : last).toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(known -> known.names.contains(name)).findFirst();
    }

    Kind kind() {
        return kind;
    }

    int port() {
        return port;
    }

    /** Where it keeps its data; empty when it keeps none. */
    String dataFolder() {
        return dataFolder;
    }

    boolean keepsDataPrivate() {
        return kind == Kind.DATABASE || kind == Kind.CACHE;
    }
}
