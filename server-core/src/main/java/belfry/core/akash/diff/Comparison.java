package belfry.core.akash.diff;

import belfry.core.akash.diff.Change.Effect;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two deployment files held beside each other.
 *
 * @param volumes persistent volumes of the old file, as {@code service/volume}; a new deployment starts without them
 */
public record Comparison(List<Change> changes, List<String> volumes) {
    public Comparison {
        changes = List.copyOf(changes);
        volumes = List.copyOf(volumes);
    }

    /** Whether a running deployment can take the new file as an update. */
    public boolean updatable() {
        return changes.stream().noneMatch(change -> change.effect() == Effect.NEW_DEPLOYMENT);
    }

    /** Services whose containers start anew; all of them when a new deployment is needed. */
    public List<String> restarts() {
        return changes.stream().filter(change -> change.effect() != Effect.IN_PLACE).map(Change::service)
                .filter(service -> !service.isEmpty()).distinct().toList();
    }

    /** What is lost, in words; empty when nothing is. */
    public List<String> losses() {
        var moved = updatable()
                ? Stream.<String>empty()
                : volumes.stream()
                        .map(volume -> "The volume %s stays with the old lease and ends with it".formatted(volume));
        return Stream.concat(moved, changes.stream().filter(change -> change.effect() == Effect.LOSES_DATA)
                .map(Change::consequence)).distinct().toList();
    }
}
