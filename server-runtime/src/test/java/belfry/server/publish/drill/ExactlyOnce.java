package belfry.server.publish.drill;

import belfry.server.publish.CrashPoints.Point;
import belfry.server.temporal.RealTemporal;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Kills everything that can be killed while posts go out, and counts what people saw of them. */
final class ExactlyOnce {
    private final Installation belfry;
    private final Peers peers;
    private final RandomGenerator random;
    private final Map<String, Blow> blows = new LinkedHashMap<>();

    /** What came of all runs with one blow. */
    private static final class Row {
        private int runs;
        private int missed;
        private int parts;
        private long lost;
        private long doubled;
        private long early;
        private int asked;
        private final List<Long> recovered = new ArrayList<>();

        private void add(boolean fell, Wave.Count count, Duration took) {
            runs++;
            missed += fell ? 0 : 1;
            parts += count.parts();
            lost += count.lost();
            doubled += count.doubled();
            early += count.early();
            asked += count.asked();
            recovered.add(took.toMillis());
        }

        private long percentile(double share) {
            var sorted = recovered.stream().sorted().toList();
            return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share)));
        }

        private String text(String name) {
            return "| %s | %d | %d | %d | %d | %d | %d | %d | %.1f | %.1f |".formatted(name, runs, missed, parts, lost,
                    doubled, early, asked, percentile(0.5) / 1000.0, percentile(1) / 1000.0);
        }
    }

    private ExactlyOnce(Installation belfry, Peers peers, RandomGenerator random) {
        this.belfry = belfry;
        this.peers = peers;
        this.random = random;
        blowsToEverything();
    }

    /**
     * @param rounds runs with each blow
     * @param only blows whose name begins so
     * @return lost, doubled and early parts together
     */
    static long run(int port, int rounds, long seed, String only) throws IOException {
        var home = Files.createTempDirectory("belfry-exactly-once");
        try (var peers = new Peers()) {
            if (!RealTemporal.there()) {
                return run(new Installation(home, port, peers.settings()), peers, Map.of(), rounds, seed, only);
            }
            try (var temporal = RealTemporal.start(port + 1, Optional.empty())) {
                var settings = new HashMap<>(peers.settings());
                settings.put("BELFRY_TEMPORAL_ADDRESS", temporal.address());
                return run(new Installation(home, port, settings), peers,
                        Map.of("Temporal -9, comes back empty", new Blow.AtAnyMoment(_ -> {
                            temporal.kill();
                            temporal.startAgain();
                            return true;
                        })), rounds, seed, only);
            }
        }
    }

    private static long run(Installation installation, Peers peers, Map<String, Blow> more, int rounds, long seed,
            String only) throws IOException {
        try (var belfry = installation) {
            belfry.start();
            peers.connect(belfry.api());
            var drill = new ExactlyOnce(belfry, peers, new Random(seed));
            drill.blows.putAll(more);
            drill.blows.keySet().removeIf(name -> !name.startsWith(only));
            return drill.all(rounds);
        }
    }

    private void blowsToEverything() {
        blows.put("orchestrator -9, after the claim", new Blow.AtPoint(Point.CLAIMED, 4));
        blows.put("orchestrator -9, after an upload", new Blow.AtPoint(Point.PREPARED, 2));
        blows.put("orchestrator -9, before the send", new Blow.AtPoint(Point.OPENED, 8));
        blows.put("orchestrator -9, leave to send is written", new Blow.AtPoint(Point.MARKED_SENT, 8));
        blows.put("orchestrator -9, sent, answer not recorded", new Blow.AtPoint(Point.ANSWERED, 8));
        blows.put("orchestrator -9, after a record", new Blow.AtPoint(Point.RECORDED, 8));
        blows.put("orchestrator -9, after the last record", new Blow.AtPoint(Point.RECORDED, 12));
        blows.put("orchestrator -9, between thread parts", new Blow.AtPoint(Point.BETWEEN_PARTS, 4));
        blows.put("orchestrator -9, any moment", new Blow.AtAnyMoment(ExactlyOnce::orchestrator));
        blows.put("server -9", new Blow.AtAnyMoment(ExactlyOnce::server));
        blows.put("server and orchestrator -9", new Blow.AtAnyMoment(at -> orchestrator(at) & server(at)));
        blows.put("PostgreSQL -9", new Blow.AtAnyMoment(ExactlyOnce::postgres));
        blows.put("Redis flushed and -9", new Blow.AtAnyMoment(ExactlyOnce::redis));
    }

    private static boolean orchestrator(Installation belfry) throws IOException {
        var pid = belfry.orchestrator();
        if (pid.isPresent()) {
            belfry.kill(pid.get());
        }
        return pid.isPresent();
    }

    private static boolean server(Installation belfry) throws IOException {
        belfry.killServer();
        belfry.start();
        return true;
    }

    private static boolean postgres(Installation belfry) throws IOException {
        belfry.killPostgres();
        return true;
    }

    private static boolean redis(Installation belfry) throws IOException {
        belfry.flushAndKillRedis();
        return true;
    }

    private long all(int rounds) throws IOException {
        var picture = Wave.picture(belfry);
        var table = new LinkedHashMap<String, Row>();
        System.out.println("| blow | runs | missed its mark | parts | lost | doubled | early | a person was asked"
                + " | all out after, median s | most s |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        for (var blow : blows.entrySet()) {
            var row = table.computeIfAbsent(blow.getKey(), _ -> new Row());
            for (int round = 0; round < rounds; round++) {
                var name = "%s, run %d".formatted(blow.getKey(), round);
                var wave = new Wave(name, belfry, peers);
                blow.getValue().prepare(belfry, Integer.toHexString(random.nextInt()), random);
                wave.queue(blow.getValue().pictures() ? picture : null);
                var fell = blow.getValue().fall(belfry, wave.dueAt(), random);
                var count = wave.settle();
                row.add(fell, count, Duration.between(wave.dueAt(), Instant.now()));
                if (count.wrong() > 0) {
                    System.out.println("WRONG: " + name + " " + count);
                }
            }
            System.out.println(row.text(blow.getKey()));
        }
        var wrong = table.values().stream().mapToLong(row -> row.lost + row.doubled + row.early).sum();
        System.out.printf("%d runs, %d parts, %d lost, %d doubled, %d early, %d times a person was asked%n",
                table.values().stream().mapToInt(row -> row.runs).sum(),
                table.values().stream().mapToInt(row -> row.parts).sum(),
                table.values().stream().mapToLong(row -> row.lost).sum(),
                table.values().stream().mapToLong(row -> row.doubled).sum(),
                table.values().stream().mapToLong(row -> row.early).sum(),
                table.values().stream().mapToInt(row -> row.asked).sum());
        return wrong;
    }
}
