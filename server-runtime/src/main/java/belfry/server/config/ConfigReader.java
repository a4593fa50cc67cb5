package belfry.server.config;

import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Puts defaults, `belfry.toml`, `BELFRY_*` variables and flags together, the later ones winning, and checks them. */
public final class ConfigReader {
    private static final Pattern NETWORK = Pattern.compile("networks\\.([a-z0-9-]+)\\.baseUrl");

    private final Mistakes mistakes = new Mistakes();
    private final Map<String, Given> given = new LinkedHashMap<>();
    private final Path home;

    /** What came of it. */
    public sealed interface Outcome {
        record Fine(ServerConfig config) implements Outcome {}

        record Mistaken(List<Problem> problems) implements Outcome {}
    }

    private ConfigReader(Map<String, String> environment, Flags flags) {
        var variables = Environment.read(environment, mistakes);
        var inEnvironment = Optional.ofNullable(variables.get(Key.HOME.dotted())).map(Given::text)
                .filter(text -> !text.isBlank()).map(Path::of);
        flags.home().filter(path -> path.toString().isBlank()).ifPresent(
                _ -> mistakes.bad(Key.HOME, new Given("", "--home"), "the path of a folder"));
        this.home = flags.home().or(() -> inEnvironment).orElse(Path.of(System.getProperty("user.home"), ".belfry"))
                .toAbsolutePath().normalize();
        given.putAll(TomlFile.read(home.resolve("belfry.toml"), mistakes));
        given.putAll(variables);
        flags.port().ifPresent(port -> given.put(Key.PORT.dotted(), new Given(port, "--port")));
        flags.bind().ifPresent(bind -> given.put(Key.BIND.dotted(), new Given(bind, "--bind")));
    }

    /** Flags of the command line that override settings. */
    public record Flags(Optional<Path> home, Optional<String> port, Optional<String> bind) {
        public static final Flags NONE = new Flags(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Outcome read(Map<String, String> environment, Flags flags) {
        return new ConfigReader(environment, flags).outcome();
    }

    private Outcome outcome() {
        refuseUnknown();
        var config = config(new Values(given, mistakes));
        return mistakes.all().isEmpty() ? new Outcome.Fine(config) : new Outcome.Mistaken(mistakes.all());
    }

    private void refuseUnknown() {
        given.forEach((dotted, value) -> {
            if (Key.dotted(dotted).isEmpty() && !NETWORK.matcher(dotted).matches()) {
                mistakes.unknown(dotted, value);
            }
        });
    }

    private ServerConfig config(Values values) {
        int port = values.whole(Key.PORT, 1, 65535, 8420);
        int pool = values.whole(Key.DATABASE_POOL, 2, 100, 8);
        return new ServerConfig(home, values.text(Key.BIND, "127.0.0.1"), port,
                values.read(Key.PUBLIC_URL, "an address such as https://belfry.example.org", Addresses::web)
                        .orElse(URI.create("http://127.0.0.1:" + port)),
                database(values, pool), pool, redis(values), temporal(values), networks(), privateHosts(values),
                new OrchestratorConfig(values.whole(Key.ORCHESTRATOR_COUNT, 0, 32, 1),
                        values.whole(Key.ORCHESTRATOR_READINESS_PORT, 0, 65535, 0)),
                supervisor(values), values.one(Key.LOG_LEVEL, LogLevel.class, LogLevel.INFO));
    }

    private Optional<DatabaseConfig> database(Values values, int pool) {
        for (var key : List.of(Key.DATABASE_USER, Key.DATABASE_PASSWORD)) {
            if (values.find(Key.DATABASE_URL).isEmpty() && values.find(key).isPresent()) {
                mistakes.bad(key, values.find(key).orElseThrow(), "left out, because database.url is not set");
            }
        }
        return values.read(Key.DATABASE_URL, "an address such as postgres://user:password@host:5432/name",
                Addresses::database).map(
                        address -> new DatabaseConfig(address.jdbc(),
                                values.text(Key.DATABASE_USER, address.login().user()),
                                values.find(Key.DATABASE_PASSWORD).map(Given::text).map(Secret::of)
                                        .orElse(address.login().password()),
                                pool));
    }

    private RedisChoice redis(Values values) {
        if (values.text(Key.REDIS_URL, "").equals("off")) {
            return new RedisChoice.Off();
        }
        return values.read(Key.REDIS_URL, "an address such as redis://:password@host:6379/0, or off", Addresses::redis)
                .<RedisChoice>map(RedisChoice.Configured::new).orElse(new RedisChoice.Embedded());
    }

    private TemporalConfig temporal(Values values) {
        var address = values.read(Key.TEMPORAL_ADDRESS, "host:port",
                text -> Optional.of(text).filter(Addresses::hostAndPort));
        var mode = values.one(Key.TEMPORAL_MODE, TemporalMode.class,
                values.find(Key.TEMPORAL_ADDRESS).isPresent() ? TemporalMode.ADDRESS : TemporalMode.AUTO);
        if (mode == TemporalMode.ADDRESS && values.find(Key.TEMPORAL_ADDRESS).isEmpty()) {
            mistakes.bad(Key.TEMPORAL_MODE, values.find(Key.TEMPORAL_MODE).orElseThrow(),
                    "another one, or temporal.address must be set");
        }
        var apiKey = Secret.of(values.text(Key.TEMPORAL_API_KEY, ""));
        return new TemporalConfig(mode, address.orElse(""), values.text(Key.TEMPORAL_NAMESPACE, "default"),
                values.yes(Key.TEMPORAL_TLS, !apiKey.isEmpty()), apiKey);
    }

    private Map<String, URI> networks() {
        var addresses = new HashMap<String, URI>();
        given.forEach((dotted, value) -> {
            var network = NETWORK.matcher(dotted);
            if (network.matches()) {
                Addresses.web(value.text()).ifPresentOrElse(uri -> addresses.put(network.group(1), uri),
                        () -> mistakes.bad(dotted, "\"" + value.text() + "\"", value, "an http or https address"));
            }
        });
        return addresses;
    }

    private Set<String> privateHosts(Values values) {
        return values.read(Key.GUARD_ALLOW_PRIVATE_HOSTS, "a list of host:port", text -> {
            var hosts = new ArrayList<>(List.of(text.split("\\s*,\\s*")));
            return hosts.stream().allMatch(Addresses::hostAndPort)
                    ? Optional.<Set<String>>of(new LinkedHashSet<>(hosts))
                    : Optional.empty();
        }).orElse(Set.of());
    }

    private static SupervisorConfig supervisor(Values values) {
        return new SupervisorConfig(values.duration(Key.SUPERVISOR_LAUNCH_GRACE, Duration.ofSeconds(60)),
                values.duration(Key.SUPERVISOR_BEAT_LIMIT, Duration.ofSeconds(15)),
                values.duration(Key.SUPERVISOR_FIRST_PAUSE, Duration.ofMillis(200)),
                values.duration(Key.SUPERVISOR_LONGEST_PAUSE, Duration.ofSeconds(30)),
                values.duration(Key.SUPERVISOR_EARLY_UPTIME, Duration.ofSeconds(10)),
                values.whole(Key.SUPERVISOR_EARLY_EXITS, 1, 1000, 5));
    }
}
