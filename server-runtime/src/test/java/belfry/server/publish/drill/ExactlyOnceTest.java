package belfry.server.publish.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Lets {@code packaging/drills/exactly-once/run} find the class path; never part of a build. */
class ExactlyOnceTest {
    @Test
    @EnabledIfSystemProperty(named = "drill.rounds", matches = "\\d+")
    void nothingIsLostNothingDoubledAndNothingEarly() throws Exception {
        assertEquals(0, ExactlyOnce.run(Integer.getInteger("drill.port", 8500), Integer.getInteger("drill.rounds", 1),
                Long.getLong("drill.seed", 1), System.getProperty("drill.only", "")));
    }
}
