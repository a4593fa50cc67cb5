package belfry.server.publish;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What was measured, a line as soon as it is known, and in the end the medians: a machine is never equally fast twice. */
final class LatenessTable {
    private final Map<String, Map<String, List<Receiver.Result>>> byWork = new LinkedHashMap<>();

    LatenessTable() {
        System.out.println("| engine | work | p50 ms | p99 ms | max ms | early | lost | doubled | drained /s |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    }

    void add(String engine, String work, Receiver.Result result) {
        System.out.println(result.row(engine, work));
        byWork.computeIfAbsent(work, _ -> new LinkedHashMap<>()).computeIfAbsent(engine, _ -> new ArrayList<>())
                .add(result);
    }

    /** @param peer the engine whose rates the others' are divided by, round by round */
    void printMedians(String peer) {
        System.out.println();
        System.out.println("| work, medians | engine | p50 ms | p99 ms | max ms | drained /s | times " + peer + " |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
        byWork.forEach((work, engines) -> engines.forEach((engine, results) -> System.out.println(
                "| %s | %s | %.1f | %.1f | %.1f | %.0f | %s |".formatted(work, engine,
                        median(results, one -> one.percentile(0.5)), median(results, one -> one.percentile(0.99)),
                        median(results, one -> one.percentile(1)), median(results, Receiver.Result::rate),
                        times(results, engines.getOrDefault(peer, List.of()))))));
    }

    private static String times(List<Receiver.Result> results, List<Receiver.Result> peers) {
        if (results.size() != peers.size()) {
            return "";
        }
        double[] byRound = new double[peers.size()];
        for (int round = 0; round < byRound.length; round++) {
            byRound[round] = results.get(round).rate() / peers.get(round).rate();
        }
        Arrays.sort(byRound);
        return "%.1f (%.1f to %.1f by round)".formatted(
                median(results, Receiver.Result::rate) / median(peers, Receiver.Result::rate), byRound[0],
                byRound[byRound.length - 1]);
    }

    private static double median(List<Receiver.Result> results, ToDoubleFunction<Receiver.Result> figure) {
        double[] sorted = results.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
