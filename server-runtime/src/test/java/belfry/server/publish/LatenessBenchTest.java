package belfry.server.publish;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Lets {@code packaging/bench/lateness/run} find the class path; never part of a build. */
class LatenessBenchTest {
    @Test
    @EnabledIfSystemProperty(named = "bench.lateness", matches = ".+")
    void bench() throws Exception {
        LatenessBench.run(System.getProperty("bench.lateness"), Integer.getInteger("bench.rounds", 3),
                Set.of(System.getProperty("bench.engines", "calls,belfry,db-scheduler,bullmq").split(",")));
    }
}
