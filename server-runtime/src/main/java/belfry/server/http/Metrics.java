package belfry.server.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;

/** Numbers for Prometheus, in its text format 0.0.4. Anybody adds theirs by name; all are safe for many threads. */
public final class Metrics {
    private static final double[] BOUNDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    private final Map<String, Family> families = new ConcurrentSkipListMap<>();

    /** Label names and values as they stand between the braces. */
    public record Labels(String text) {
        public static final Labels NONE = new Labels("");

        /** Pairs of name and value. */
        public static Labels of(String... pairs) {
            var parts = new ArrayList<String>();
            for (int i = 0; i < pairs.length; i += 2) {
                parts.add("%s=\"%s\"".formatted(pairs[i], escaped(pairs[i + 1])));
            }
            return new Labels(String.join(",", parts));
        }

        private static String escaped(String value) {
            return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        }

        Labels and(String name, String value) {
            var more = of(name, value).text;
            return new Labels(text.isEmpty() ? more : text + "," + more);
        }

        String braced() {
            return text.isEmpty() ? "" : "{" + text + "}";
        }
    }

    private record Family(String type, String help, Map<Labels, Series> series) {}

    private sealed interface Series {
        record Count(LongAdder sum) implements Series {}

        record Gauge(DoubleSupplier value) implements Series {}

        record Spread(LongAdder[] buckets, LongAdder count, LongAdder nanos) implements Series {}
    }

    /** Adds one to a counter; its name ends in {@code _total}. */
    public void count(String name, String help, Labels labels) {
        count(name, help, labels, 1);
    }

    public void count(String name, String help, Labels labels, long more) {
        if (series(name, "counter", help).computeIfAbsent(labels,
                _ -> new Series.Count(new LongAdder())) instanceof Series.Count count) {
            count.sum().add(more);
        }
    }

    /** A number that is read whenever somebody looks; the newest reader of a name and labels counts. */
    public void gauge(String name, String help, Labels labels, DoubleSupplier value) {
        series(name, "gauge", help).put(labels, new Series.Gauge(value));
    }

    public void observe(String name, String help, Labels labels, Duration took) {
        if (series(name, "histogram", help).computeIfAbsent(labels, _ -> spread()) instanceof Series.Spread spread) {
            var seconds = took.toNanos() / 1e9;
            for (int i = 0; i < BOUNDS.length; i++) {
                if (seconds <= BOUNDS[i]) {
                    spread.buckets()[i].increment();
                }
            }
            spread.count().increment();
            spread.nanos().add(took.toNanos());
        }
    }

    private static Series spread() {
        var buckets = new LongAdder[BOUNDS.length];
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new LongAdder();
        }
        return new Series.Spread(buckets, new LongAdder(), new LongAdder());
    }

    private Map<Labels, Series> series(String name, String type, String help) {
        return families.computeIfAbsent(name, _ -> new Family(type, help, new ConcurrentHashMap<>())).series();
    }

    public String render() {
        var lines = new ArrayList<String>();
        families.forEach((name, family) -> {
            lines.add("# HELP %s %s".formatted(name, family.help()));
            lines.add("# TYPE %s %s".formatted(name, family.type()));
            family.series().forEach((labels, series) -> write(lines, name, labels, series));
        });
        return String.join("\n", lines) + "\n";
    }

    private static void write(List<String> lines, String name, Labels labels, Series series) {
        switch (series) {
            case Series.Count count -> lines.add(name + labels.braced() + " " + count.sum().sum());
            case Series.Gauge gauge -> lines.add(name + labels.braced() + " " + gauge.value().getAsDouble());
            case Series.Spread spread -> {
                for (int i = 0; i < BOUNDS.length; i++) {
                    lines.add("%s_bucket%s %d".formatted(name, labels.and("le", String.valueOf(BOUNDS[i])).braced(),
                            spread.buckets()[i].sum()));
                }
                lines.add("%s_bucket%s %d".formatted(name, labels.and("le", "+Inf").braced(), spread.count().sum()));
                lines.add("%s_sum%s %s".formatted(name, labels.braced(), spread.nanos().sum() / 1e9));
                lines.add("%s_count%s %d".formatted(name, labels.braced(), spread.count().sum()));
            }
        }
    }
}
