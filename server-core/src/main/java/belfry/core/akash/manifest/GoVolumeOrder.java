package belfry.core.akash.manifest;

import belfry.core.akash.definition.ComputeProfile.Volume;
import belfry.core.akash.definition.Quantities;
import belfry.core.akash.sdl.SdlNode.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The order in which the Go parser puts volumes: the smaller first. Where sizes are equal its comparison is not
 * consistent (of two that are not persistent each is said to be the smaller), so the result depends on the way of
 * sorting; this sorts the same way.
 */
final class GoVolumeOrder {
    private GoVolumeOrder() {}

    static List<Volume> sorted(List<Volume> volumes) {
        var sorted = new ArrayList<>(volumes);
        for (int next = 1; next < sorted.size(); next++) {
            for (int at = next; at > 0 && less(sorted.get(at), sorted.get(at - 1)); at--) {
                Collections.swap(sorted, at, at - 1);
            }
        }
        return sorted;
    }

    private static boolean less(Volume left, Volume right) {
        long leftSize = bytes(left);
        long rightSize = bytes(right);
        if (leftSize != rightSize) {
            return leftSize < rightSize;
        }
        boolean leftSays = left.attributes().isPresent();
        boolean rightSays = right.attributes().isPresent();
        if (leftSays != rightSays) {
            return rightSays;
        }
        if ((leftSays && !left.persistent() && right.persistent()) || !left.persistent()) {
            return true;
        }
        return right.persistent() && left.nameOrDefault().compareTo(right.nameOrDefault()) < 0;
    }

    private static long bytes(Volume volume) {
        return volume.size().map(Scalar::value).map(Quantities::goBytes).orElseThrow().orElse(0);
    }
}
