package belfry.server.publish.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lets {@code packaging/drills/temporal-away/run} find the class path; never part of a build. */
@EnabledIfSystemProperty(named = "drill.seconds", matches = "\\d+")
class TemporalAwayDrillTest {
    @ParameterizedTest
    @EnumSource
    void nothingIsLateLostOrDoubled(TemporalAway.Way way) throws Exception {
        assertEquals(0, TemporalAway.run(Integer.getInteger("drill.port", 8520), way,
                Integer.getInteger("drill.posts", 200),
                Duration.ofSeconds(Integer.getInteger("drill.seconds", 180))));
    }
}
