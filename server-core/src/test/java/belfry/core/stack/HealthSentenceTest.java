package belfry.core.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import belfry.core.wire.DependencyView;
import belfry.core.wire.LampState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthSentenceTest {
    private static final Instant NOON = Instant.parse("2026-03-08T12:00:00Z");
    private static final DependencyView POSTGRES = lamp("postgres", LampState.UP, "PostgreSQL 18");
    private static final DependencyView REDIS_DOWN = lamp("redis", LampState.DOWN, "Redis does not answer");
    private static final DependencyView NO_ORCHESTRATOR = lamp("orchestrator", LampState.DOWN,
            "No orchestrator is ready, so no post goes out");

    @Test
    void whenAllIsWellTheNextPostIsNamed() {
        assertEquals("All is well; the next post is due in 5 min.",
                HealthSentence.of(List.of(POSTGRES), 0, 1, NOON.plusSeconds(300), NOON));
        assertEquals("All is well; no post is queued.", HealthSentence.of(List.of(POSTGRES), 0, 0, null, NOON));
        assertEquals(LampState.UP, HealthSentence.state(List.of(POSTGRES), 0));
    }

    @Test
    void whatStopsPostsIsNamedBeforeWhatDoesNot() {
        assertEquals("No orchestrator is ready, so no post goes out; 2 incidents are open; 12 posts are due within the "
                + "hour, the next post is due now.",
                HealthSentence.of(List.of(POSTGRES, REDIS_DOWN, NO_ORCHESTRATOR), 2, 12, NOON.minusSeconds(3), NOON));
        assertEquals(LampState.DOWN, HealthSentence.state(List.of(REDIS_DOWN, NO_ORCHESTRATOR), 2));
    }

    @Test
    void withoutRedisTheInstallationIsImpairedButNotDown() {
        assertEquals(LampState.DEGRADED, HealthSentence.state(List.of(POSTGRES, REDIS_DOWN), 0));
    }

    @Test
    void anOpenIncidentIsToldEvenWhenAllLampsAreGreen() {
        assertEquals("1 incident is open; the next post is due in 3 d.",
                HealthSentence.of(List.of(POSTGRES), 1, 0, NOON.plusSeconds(86_400 * 3), NOON));
        assertEquals(LampState.DEGRADED, HealthSentence.state(List.of(POSTGRES), 1));
    }

    private static DependencyView lamp(String name, LampState state, String detail) {
        return new DependencyView(name, state, null, NOON, NOON, detail, null);
    }
}
