package belfry.core.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;

import belfry.core.problem.Problem;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SightingsTest {
    private static final Finding REDIS = Finding.of("redis",
            Problem.warning("redis-away", "Redis does not answer", "Refused", "Start it"));
    private static final Set<String> CODES = Set.of("redis-away");

    private final Sightings sightings = new Sightings();

    @Test
    void aFindingOpensAtFirstSight() {
        assertEquals(List.of(REDIS), sightings.round(List.of(REDIS), Set.of(), CODES).open());
    }

    @Test
    void aFindingThatMustBeConfirmedOpensOnlyWhenSeenTwiceInARow() {
        var shaky = REDIS.whenSeenAgain();

        assertEquals(List.of(), sightings.round(List.of(shaky), Set.of(), CODES).open());
        assertEquals(List.of(), sightings.round(List.of(), Set.of(), CODES).open());
        assertEquals(List.of(), sightings.round(List.of(shaky), Set.of(), CODES).open());
        assertEquals(List.of(shaky), sightings.round(List.of(shaky), Set.of(), CODES).open());
    }

    @Test
    void anOpenIncidentIsKeptUpToDateByEachSighting() {
        var shaky = REDIS.whenSeenAgain();

        assertEquals(List.of(shaky), sightings.round(List.of(shaky), Set.of(REDIS.key()), CODES).open());
    }

    @Test
    void anIncidentEndsAfterTwoCalmRounds() {
        var open = Set.of(REDIS.key());

        assertEquals(List.of(), sightings.round(List.of(), open, CODES).close());
        assertEquals(List.of(REDIS.key()), sightings.round(List.of(), open, CODES).close());
    }

    @Test
    void aSightingBetweenCalmRoundsStartsTheCountAgain() {
        var open = Set.of(REDIS.key());

        sightings.round(List.of(), open, CODES);
        sightings.round(List.of(REDIS), open, CODES);

        assertEquals(List.of(), sightings.round(List.of(), open, CODES).close());
    }

    @Test
    void nothingEndsWhileItsProbeGivesNoAnswer() {
        var open = Set.of(REDIS.key());

        for (int round = 0; round < 5; round++) {
            assertEquals(List.of(), sightings.round(List.of(), open, Set.of()).close());
        }
    }

    @Test
    void incidentsOfOthersAreLeftAlone() {
        var other = Set.of(new IncidentKey("port-taken", "orchestrator-1"));

        for (int round = 0; round < 5; round++) {
            assertEquals(List.of(), sightings.round(List.of(), other, CODES).close());
        }
    }
}
