package belfry.server.publish;

import belfry.core.network.Deduplication;
import belfry.core.publish.CommitOutcome;
import belfry.core.secret.Secret;
import belfry.server.config.DatabaseConfig;
import belfry.server.config.TemporalConfig;
import belfry.server.config.TemporalMode;
import belfry.server.database.Database;
import belfry.server.embedded.EmbeddedPostgres;
import belfry.server.embedded.EmbeddedRedis;
import belfry.server.embedded.Ports;
import belfry.server.embedded.PostgresBinaries;
import belfry.server.embedded.RedisBinary;
import belfry.server.embedded.UserCache;
import belfry.server.guard.GuardedHttp;
import belfry.server.guard.HostPort;
import belfry.server.guard.Sending;
import belfry.server.network.PublishCall;
import belfry.server.process.ProcessIdentity;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * How late posts go out: 1,000 over ten seconds, 1,000 and 5,000 in the same second; Belfry, db-scheduler and BullMQ on
 * the same machine, the same durable PostgreSQL, the same receiver; and beside them the calls alone.
 */
final class LatenessBench {
    private static final Duration LEAD = Duration.ofSeconds(8);
    /** Calls at once, for the peers that ask for a number of threads. */
    static final int THREADS = 50;
    private static final String DB_SCHEDULER = "db-scheduler 16.12.0, poll 100 ms";

    /** So many posts over so long. */
    private record Work(String name, int posts, Duration over) {}

    private static final List<Work> WORK = List.of(new Work("warm-up, 300 over 3 s", 300, Duration.ofSeconds(3)),
            new Work("1,000 over 10 s", 1000, Duration.ofSeconds(10)),
            new Work("1,000 in one second's tick", 1000, Duration.ZERO),
            new Work("5,000 in one second's tick", 5000, Duration.ZERO));

    private final Receiver receiver;
    private final DatabaseConfig config;
    private final GuardedHttp http;
    private final LatenessTable table = new LatenessTable();

    private LatenessBench(Receiver receiver, DatabaseConfig config) {
        this.receiver = receiver;
        this.config = config;
        this.http = new GuardedHttp(Set.of(HostPort.parse("127.0.0.1:" + receiver.address().getPort())));
    }

    static void run(String script, int rounds, Set<String> engines) throws Exception {
        var folder = Files.createTempDirectory("belfry-bench");
        var settings = new EmbeddedPostgres.Settings(folder.resolve("data"), folder.resolve("postgres.log"),
                Ports.free(), Secret.of("bench"), true);
        try (var _ = EmbeddedPostgres.start(PostgresBinaries.unpackedIn(UserCache.folder()), settings);
                var receiver = Receiver.start()) {
            var config = new DatabaseConfig(settings.url("postgres"), EmbeddedPostgres.USER, settings.password(), 8);
            try (var database = Database.at(config)) {
                database.migrate();
            }
            var bench = new LatenessBench(receiver, config);
            for (int round = 0; round < rounds; round++) {
                if (engines.contains("calls")) {
                    bench.onlyCalls();
                }
                if (engines.contains("belfry")) {
                    bench.belfry(TemporalMode.EMBEDDED, "Belfry");
                }
                if (engines.contains("db-scheduler")) {
                    bench.dbScheduler();
                }
                if (engines.contains("bullmq")) {
                    bench.bullMq(Path.of(script), folder);
                }
            }
            bench.table.printMedians(DB_SCHEDULER);
        }
    }

    private void belfry(TemporalMode mode, String name) throws Exception {
        try (var database = Database.at(config)) {
            var deliveries = new Deliveries(database);
            var channels = IntStream.range(0, 50).mapToObj(_ -> deliveries.channel(Deduplication.BY_OUR_KEY)).toList();
            var adapter = new GuardedAdapter(receiver.address(), http);
            var who = ProcessIdentity.of("bench", "orchestrator", "bench", ProcessHandle.current().pid(), "bench");
            try (var _ = Orchestrator.start(new Orchestrator.Parts(database,
                    Map.of(adapter.network().id(), adapter), PublisherRig.desk(database),
                    id -> Path.of(id.toString()), who, ReadinessPort.open(0),
                    new TemporalConfig(mode, "", "default", false, Secret.of("")), PublishSettings.USUAL,
                    CrashPoints.NONE))) {
                for (var work : WORK) {
                    receiver.expect(queue(database, deliveries.workspace(), channels, work));
                    report(name, work);
                }
            }
        }
    }

    private static Map<String, Instant> queue(Database database, UUID workspace, List<UUID> channels, Work work) {
        var start = database.now().plus(LEAD);
        var due = new HashMap<String, Instant>();
        database.jdbi().useTransaction(handle -> {
            var rows = handle.prepareBatch("""
                    with p as (insert into post (workspace_id, due_at) values (:workspace, :due) returning id),
                    d as (insert into delivery (post_id, workspace_id, channel_id, network, state, due_at)
                        select p.id, :workspace, :channel, 'peer-by-our-key', 'QUEUED', :due from p returning id)
                    insert into part (delivery_id, position, text, idempotency_key) select d.id, 0, 'hello', :key from d
                    """);
            for (int i = 0; i < work.posts(); i++) {
                var at = at(start, work, i);
                var key = UUID.randomUUID().toString();
                due.put(key, at);
                rows.bind("workspace", workspace).bind("due", at).bind("channel", channels.get(i % channels.size()))
                        .bind("key", key).add();
            }
            rows.execute();
        });
        return due;
    }

    private static Instant at(Instant start, Work work, int index) {
        return start.plus(work.over().multipliedBy(index).dividedBy(work.posts()))
                .truncatedTo(ChronoUnit.MILLIS);
    }

    private void dbScheduler() throws Exception {
        var pool = new HikariConfig();
        pool.setJdbcUrl(config.url());
        pool.setUsername(config.user());
        pool.setPassword(config.password().reveal());
        pool.setMaximumPoolSize(8);
        try (var source = new HikariDataSource(pool)) {
            try (var connection = source.getConnection(); var statement = connection.createStatement()) {
                statement.execute("""
                        drop table if exists scheduled_tasks;
                        create table scheduled_tasks (task_name text not null, task_instance text not null,
                            task_data bytea, execution_time timestamptz not null, picked boolean not null,
                            picked_by text, last_success timestamptz, last_failure timestamptz,
                            consecutive_failures int, last_heartbeat timestamptz, version bigint not null,
                            priority smallint, primary key (task_name, task_instance));
                        create index execution_time_idx on scheduled_tasks (execution_time);
                        """);
            }
            OneTimeTask<Void> task = Tasks.oneTime("post").execute((instance, _) -> send(instance.getId()));
            var scheduler = Scheduler.create(source, task).threads(THREADS).pollingInterval(Duration.ofMillis(100))
                    .pollUsingLockAndFetch(1.0, 4.0).build();
            scheduler.start();
            for (var work : WORK) {
                var start = Instant.now().plus(LEAD);
                var due = new HashMap<String, Instant>();
                var instances = new ArrayList<SchedulableInstance<?>>();
                for (int i = 0; i < work.posts(); i++) {
                    var key = UUID.randomUUID().toString();
                    due.put(key, at(start, work, i));
                    instances.add(SchedulableInstance.of(task.instance(key), at(start, work, i)));
                }
                scheduler.scheduleBatch(instances);
                receiver.expect(due);
                report(DB_SCHEDULER, work);
            }
            scheduler.stop();
        }
    }

    private void onlyCalls() {
        try (var calls = new OnlyCalls()) {
            for (var work : WORK) {
                var start = Instant.now().plus(LEAD);
                var due = new HashMap<String, Instant>();
                for (int i = 0; i < work.posts(); i++) {
                    due.put(UUID.randomUUID().toString(), at(start, work, i));
                }
                receiver.expect(due);
                calls.begin(due, this::send);
                report("only the calls", work);
            }
        }
    }

    private void send(String key) {
        var outcome = http.call(request(receiver.address(), key), Duration.ofSeconds(10), () -> {});
        if (!(outcome instanceof Sending.Answered)) {
            throw new IllegalStateException("not taken: " + outcome);
        }
    }

    private static Request request(URI receiver, String key) {
        return new Request.Builder().url(receiver.resolve("/post").toString()).header("Key", key)
                .post(RequestBody.create(new byte[]{'h', 'i'})).build();
    }

    private void bullMq(Path script, Path folder) throws Exception {
        var settings = new EmbeddedRedis.Settings(folder.resolve("redis"), folder.resolve("redis.log"), Ports.free(),
                Secret.of("bench"));
        try (var _ = EmbeddedRedis.start(RedisBinary.unpackedIn(UserCache.folder()), settings)) {
            for (var work : WORK) {
                var builder = new ProcessBuilder("node", script.resolve("bullmq.mjs").toString(),
                        Integer.toString(settings.port()), receiver.address().toString(),
                        Integer.toString(work.posts()), Long.toString(work.over().toMillis()),
                        Long.toString(LEAD.toMillis())).inheritIO();
                builder.environment().put("REDIS_PASSWORD", "bench");
                var node = builder.start();
                report("BullMQ (Redis, append-only file each second)", work);
                node.destroy();
                node.waitFor();
            }
        }
    }

    private void report(String engine, Work work) {
        long deadline = System.nanoTime() + LEAD.plus(work.over()).plusSeconds(60).toNanos();
        while (receiver.count() < work.posts() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(50_000_000);
        }
        // A double would come a little later.
        LockSupport.parkNanos(Duration.ofSeconds(4).toNanos());
        table.add(engine, work.name(), receiver.result(work.posts()));
    }

    /** Sends by the product's own client. */
    private static final class GuardedAdapter extends PeerAdapter {
        private final URI receiver;
        private final GuardedHttp http;

        GuardedAdapter(URI receiver, GuardedHttp http) {
            super(Deduplication.BY_OUR_KEY, receiver, Duration.ofSeconds(10));
            this.receiver = receiver;
            this.http = http;
        }

        @Override
        public CommitOutcome commit(PublishCall call, Runnable aboutToSend) {
            return switch (http.call(request(receiver, call.idempotencyKey()), call.timeout(), aboutToSend)) {
                case Sending.Answered _ ->
                    new CommitOutcome.Published(call.idempotencyKey(), Optional.empty(), Map.of());
                case Sending.NotSent _ -> new CommitOutcome.NotSent(PeerAdapter.TROUBLE);
                case Sending.Unknown _ -> new CommitOutcome.Unknown(PeerAdapter.TROUBLE, Optional.empty());
            };
        }
    }
}
