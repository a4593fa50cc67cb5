package belfry.core.akash.template;

import static belfry.core.akash.template.SecretReferences.to;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Postiz stack: the application, its database, its cache, Temporal with a database of its own (Postiz needs it since
 * v2.12), and a service that copies the database to S3, because a volume dies with its lease.
 */
public record PostizForm(String image, Optional<Registry> registry, String domain, Resources app, Resources database,
        Resources cache, String databaseVolume, String uploadsVolume, Optional<String> cacheVolume, String storageClass,
        String backupBucket, String backupRegion, String backupImage, Placement placement, Map<String, Long> prices) {
    /** The form with its standard values: the hosting guide's resource table. */
    public static final List<TemplateSetting> SETTINGS = List.of(
            new TemplateSetting("image", "ghcr.io/gitroomhq/postiz-app:v2.23.0",
                    "image of the application, with a fixed tag"),
            new TemplateSetting("domain", "social.example.org", "host name under which people reach it"),
            new TemplateSetting("registry.host", "", "host of a private registry; empty: the image is public"),
            new TemplateSetting("registry.username", "", "user at the private registry"),
            new TemplateSetting("app.cpu", "2", "processors of the application"),
            new TemplateSetting("app.memory", "4Gi", "memory of the application"),
            new TemplateSetting("app.disk", "5Gi", "ephemeral disk of the application"),
            new TemplateSetting("app.uploads", "20Gi", "persistent volume for uploads"),
            new TemplateSetting("db.cpu", "4", "processors of the database"),
            new TemplateSetting("db.memory", "8Gi", "memory of the database"),
            new TemplateSetting("db.disk", "10Gi", "ephemeral disk of the database"),
            new TemplateSetting("db.data", "50Gi", "persistent volume of the database"),
            new TemplateSetting("cache.cpu", "2", "processors of the cache"),
            new TemplateSetting("cache.memory", "4Gi", "memory of the cache"),
            new TemplateSetting("cache.disk", "5Gi", "ephemeral disk of the cache"),
            new TemplateSetting("cache.persistent", "yes", "whether the cache has a persistent volume"),
            new TemplateSetting("cache.data", "10Gi", "persistent volume of the cache"),
            new TemplateSetting("storage.class", "beta3",
                    "class of all volumes: beta1 hard disk, beta2 SSD, beta3 NVMe"),
            new TemplateSetting("backup.image", "eeshugerman/postgres-backup-s3:16",
                    "image that copies the database to S3"),
            new TemplateSetting("backup.bucket", "postiz-backups", "bucket for the copies"),
            new TemplateSetting("backup.region", "us-east-1", "region of the bucket"),
            new TemplateSetting("placement", "akash", "name of the placement group"),
            new TemplateSetting("denom", "uact", "unit of payment"),
            new TemplateSetting("auditor", "", "address whose signature a provider needs; empty: any"),
            new TemplateSetting("reclamation", "",
                    "least warning before the lease may end, such as 24h; empty: none asked"),
            new TemplateSetting("price.app", "120", "most to pay per block, in micro-units"),
            new TemplateSetting("price.db", "240", "most to pay per block, in micro-units"),
            new TemplateSetting("price.cache", "120", "most to pay per block, in micro-units"),
            new TemplateSetting("price.temporal", "80", "most to pay per block, in micro-units"),
            new TemplateSetting("price.temporaldb", "80", "most to pay per block, in micro-units"),
            new TemplateSetting("price.backup", "40", "most to pay per block, in micro-units"));

    private static final Resources TEMPORAL = new Resources("1", "2Gi", "2Gi");
    private static final Resources SMALL = new Resources("500m", "1Gi", "2Gi");
    /** Keeps the container up while the application fails to start: a provider ends a lease whose service keeps dying. */
    private static final String KEEP_ALIVE = "while true; do nginx || true; pnpm run pm2; "
            + "echo 'the application ended, starting it again in 10 s'; sleep 10; done";

    public PostizForm {
        prices = Map.copyOf(prices);
    }

    public static PostizForm from(Map<String, String> given) {
        var form = TemplateSettings.of(SETTINGS, given);
        var prices = Map.of("app", form.amount("price.app"), "db", form.amount("price.db"), "cache",
                form.amount("price.cache"), "temporal", form.amount("price.temporal"), "temporaldb",
                form.amount("price.temporaldb"), "backup", form.amount("price.backup"));
        return new PostizForm(form.word("image"), registry(form), form.host("domain"), form.resources("app"),
                form.resources("db"), form.resources("cache"), form.size("db.data"), form.size("app.uploads"),
                form.flag("cache.persistent") ? Optional.of(form.size("cache.data")) : Optional.empty(),
                form.word("storage.class"), form.word("backup.bucket"), form.word("backup.region"),
                form.word("backup.image"), BelfryForm.placement(form), prices);
    }

    static Optional<Registry> registry(TemplateSettings form) {
        return form.optionalWord("registry.host")
                .map(host -> new Registry(host, form.word("registry.username"), to("REGISTRY_PASSWORD")));
    }

    /** The deployment file; passwords are references, see {@link SecretReferences}. */
    public String sdl() {
        var heading = "Postiz with its database, cache, Temporal and backups.\n"
                + "Secrets are references; they are filled in when the file is submitted.";
        return SdlText.of(heading,
                List.of(application(), databaseService(), cacheService(), temporal(), temporalDatabase(), backup()),
                placement);
    }

    private TemplateService application() {
        var site = "https://" + domain;
        var env = List.of("MAIN_URL=" + site, "FRONTEND_URL=" + site, "NEXT_PUBLIC_BACKEND_URL=" + site + "/api",
                "BACKEND_INTERNAL_URL=http://localhost:3000", "JWT_SECRET=" + to("JWT_SECRET"),
                "DATABASE_URL=postgresql://postiz:" + to("DATABASE_PASSWORD") + "@db:5432/postiz",
                "REDIS_URL=redis://cache:6379", "TEMPORAL_ADDRESS=temporal:7233", "RUN_CRON=true", "IS_GENERAL=true",
                "STORAGE_PROVIDER=local", "UPLOAD_DIRECTORY=/uploads", "NEXT_PUBLIC_UPLOAD_STATIC_DIRECTORY=/uploads");
        return new TemplateService("app", image, registry, List.of("sh", "-c", KEEP_ALIVE), env,
                List.of(new Port.Web(5000, domain)),
                List.of(new Volume("uploads", "/uploads", uploadsVolume, storageClass)), app, price("app"));
    }

    private TemplateService databaseService() {
        return postgres("db", "postiz", "DATABASE_PASSWORD", List.of("app", "backup"), databaseVolume, database);
    }

    private TemplateService temporalDatabase() {
        return postgres("temporaldb", "temporal", "TEMPORAL_DATABASE_PASSWORD", List.of("temporal"), "10Gi", SMALL);
    }

    private TemplateService postgres(String name, String user, String password, List<String> users, String size,
            Resources resources) {
        var env = List.of("POSTGRES_USER=" + user, "POSTGRES_DB=" + user, "POSTGRES_PASSWORD=" + to(password),
                "PGDATA=/var/lib/postgresql/data/pgdata");
        return new TemplateService(name, "postgres:16.6-alpine", env, List.of(new Port.Internal(5432, users)),
                List.of(new Volume("data", "/var/lib/postgresql/data", size, storageClass)), resources, price(name));
    }

    private TemplateService cacheService() {
        var volumes = cacheVolume.map(size -> List.of(new Volume("redis", "/data", size, storageClass)))
                .orElse(List.of());
        var arguments = new ArrayList<>(List.of("sh", "-c"));
        arguments.add(volumes.isEmpty() ? "exec redis-server" : "exec redis-server --appendonly yes");
        return new TemplateService("cache", "redis:7.4.1-alpine", Optional.empty(), arguments, List.of(),
                List.of(new Port.Internal(6379, List.of("app"))), volumes, cache, price("cache"));
    }

    private TemplateService temporal() {
        // Postiz registers text attributes of its own; the samples of auto-setup would use up the three that SQL allows.
        var env = List.of("DB=postgres12", "DB_PORT=5432", "POSTGRES_SEEDS=temporaldb", "POSTGRES_USER=temporal",
                "POSTGRES_PWD=" + to("TEMPORAL_DATABASE_PASSWORD"), "SKIP_ADD_CUSTOM_SEARCH_ATTRIBUTES=true");
        return new TemplateService("temporal", "temporalio/auto-setup:1.28.1", env,
                List.of(new Port.Internal(7233, List.of("app"))), List.of(), TEMPORAL, price("temporal"));
    }

    private TemplateService backup() {
        var env = List.of("SCHEDULE=@every 6h", "BACKUP_KEEP_DAYS=14", "POSTGRES_HOST=db", "POSTGRES_DATABASE=postiz",
                "POSTGRES_USER=postiz", "POSTGRES_PASSWORD=" + to("DATABASE_PASSWORD"), "S3_BUCKET=" + backupBucket,
                "S3_REGION=" + backupRegion, "S3_ACCESS_KEY_ID=" + to("S3_ACCESS_KEY_ID"),
                "S3_SECRET_ACCESS_KEY=" + to("S3_SECRET_ACCESS_KEY"), "PASSPHRASE=" + to("BACKUP_PASSPHRASE"));
        return new TemplateService("backup", backupImage, env, List.of(), List.of(), SMALL, price("backup"));
    }

    private long price(String service) {
        return prices.getOrDefault(service, 100L);
    }
}
