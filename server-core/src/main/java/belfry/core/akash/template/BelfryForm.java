package belfry.core.akash.template;

import static belfry.core.akash.template.SecretReferences.to;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Belfry's own deployment: the server with its home on a volume, and PostgreSQL beside it. */
public record BelfryForm(String image, Optional<Registry> registry, String domain, Resources server, Resources database,
        String homeVolume, String databaseVolume, String storageClass, Placement placement, long serverPrice,
        long databasePrice) {
    /** The form with its standard values. */
    public static final List<TemplateSetting> SETTINGS = List.of(
            new TemplateSetting("image", "ghcr.io/belfry/belfry:0.1.0", "image of the server, with a fixed tag"),
            new TemplateSetting("domain", "belfry.example.org", "host name under which people reach it"),
            new TemplateSetting("registry.host", "", "host of a private registry; empty: the image is public"),
            new TemplateSetting("registry.username", "", "user at the private registry"),
            new TemplateSetting("server.cpu", "1", "processors of the server"),
            new TemplateSetting("server.memory", "1Gi", "memory of the server"),
            new TemplateSetting("server.disk", "1Gi", "ephemeral disk of the server"),
            new TemplateSetting("server.home", "20Gi", "persistent volume of the server's home: media, keys, logs"),
            new TemplateSetting("db.cpu", "1", "processors of the database"),
            new TemplateSetting("db.memory", "2Gi", "memory of the database"),
            new TemplateSetting("db.disk", "1Gi", "ephemeral disk of the database"),
            new TemplateSetting("db.data", "20Gi", "persistent volume of the database"),
            new TemplateSetting("storage.class", "beta3",
                    "class of all volumes: beta1 hard disk, beta2 SSD, beta3 NVMe"),
            new TemplateSetting("placement", "akash", "name of the placement group"),
            new TemplateSetting("denom", "uact", "unit of payment"),
            new TemplateSetting("auditor", "", "address whose signature a provider needs; empty: any"),
            new TemplateSetting("reclamation", "",
                    "least warning before the lease may end, such as 24h; empty: none asked"),
            new TemplateSetting("price.server", "60", "most to pay per block, in micro-units"),
            new TemplateSetting("price.db", "80", "most to pay per block, in micro-units"));

    public static BelfryForm from(Map<String, String> given) {
        var form = TemplateSettings.of(SETTINGS, given);
        return new BelfryForm(form.word("image"), PostizForm.registry(form), form.host("domain"),
                form.resources("server"), form.resources("db"), form.size("server.home"), form.size("db.data"),
                form.word("storage.class"), placement(form), form.amount("price.server"), form.amount("price.db"));
    }

    static Placement placement(TemplateSettings form) {
        return new Placement(form.word("placement"), form.word("denom"), form.optionalWord("auditor"),
                form.optionalWord("reclamation"));
    }

    /** The deployment file; passwords are references, see {@link SecretReferences}. */
    public String sdl() {
        var heading = "Belfry and its database.\nSecrets are references; they are filled in when the file is submitted.";
        return SdlText.of(heading, List.of(belfry(), postgres()), placement);
    }

    private TemplateService belfry() {
        var env = List.of("BELFRY_HOME=/var/lib/belfry", "BELFRY_BIND=0.0.0.0",
                "BELFRY_PUBLIC_URL=https://" + domain, "BELFRY_DATABASE_URL=jdbc:postgresql://db:5432/belfry",
                "BELFRY_DATABASE_USER=belfry", "BELFRY_DATABASE_PASSWORD=" + to("DATABASE_PASSWORD"));
        return new TemplateService("belfry", image, registry, List.of(), env, List.of(new Port.Web(8420, domain)),
                List.of(new Volume("home", "/var/lib/belfry", homeVolume, storageClass)), server, serverPrice);
    }

    /** Since 18 the image keeps its data in a folder per version and wants the volume one level higher. */
    private TemplateService postgres() {
        var env = List.of("POSTGRES_USER=belfry", "POSTGRES_DB=belfry",
                "POSTGRES_PASSWORD=" + to("DATABASE_PASSWORD"), "PGDATA=/var/lib/postgresql/18/docker");
        return new TemplateService("db", "postgres:18.0-alpine", env,
                List.of(new Port.Internal(5432, List.of("belfry"))),
                List.of(new Volume("data", "/var/lib/postgresql", databaseVolume, storageClass)), database,
                databasePrice);
    }
}
