package belfry.core.akash.manifest;

import belfry.core.akash.manifest.Resources.Attribute;
import java.util.List;

/** One placement as the chain stores it: one order, one lease. */
public record GroupSpec(String name, List<Attribute> attributes, List<String> allOf, List<String> anyOf,
        List<Unit> units) {
    public GroupSpec {
        attributes = List.copyOf(attributes);
        allOf = List.copyOf(allOf);
        anyOf = List.copyOf(anyOf);
        units = List.copyOf(units);
    }

    /**
     * Resources that are ordered together.
     *
     * @param amount the most that may be asked per block for one replica, as it is written
     */
    public record Unit(Resources resources, long count, String denom, String amount) {}
}
