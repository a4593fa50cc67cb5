package belfry.core.akash.definition;

import belfry.core.akash.definition.ComputeProfile.Attribute;
import belfry.core.akash.sdl.SdlNode.Scalar;
import belfry.core.akash.sdl.SdlPath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where services may run and the highest price for each compute profile; one placement becomes one lease. */
public record Placement(SdlPath path, String name, List<Attribute> attributes, List<Scalar> allOf, List<Scalar> anyOf,
        Map<String, Price> pricing) {
    public Placement {
        pricing = Collections.unmodifiableMap(new LinkedHashMap<>(pricing));
    }

    /** The most that may be asked, per block, for one replica of a compute profile. */
    public record Price(SdlPath path, Optional<Scalar> denom, Optional<Scalar> amount) {}

    public Optional<Price> price(String profile) {
        return Optional.ofNullable(pricing.get(profile));
    }
}
