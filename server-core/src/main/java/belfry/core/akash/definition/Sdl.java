package belfry.core.akash.definition;

import belfry.core.akash.sdl.SdlNode.Scalar;
import belfry.core.akash.sdl.SdlSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A deployment file as its author meant it (the Stack Definition Language of Akash, versions 2.0 and 2.1).
 *
 * @param services by name, in the order of the file, as are all maps here
 */
public record Sdl(SdlSource source, Optional<Scalar> version, Map<String, Service> services,
        Map<String, ComputeProfile> compute, Map<String, Placement> placements, List<Deployed> deployed,
        Map<String, IpEndpoint> endpoints, Optional<Reclamation> reclamation) {
    private static final Pattern VERSION_2_0 = Pattern.compile("v?2(\\.0+){0,2}");

    public Sdl {
        services = ordered(services);
        compute = ordered(compute);
        placements = ordered(placements);
        deployed = List.copyOf(deployed);
        endpoints = ordered(endpoints);
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** Reads what can be read; an unreadable file gives an empty definition. */
    public static Sdl of(SdlSource source) {
        return new SdlModelReader(source).read();
    }

    public Optional<Service> service(String name) {
        return Optional.ofNullable(services.get(name));
    }

    public Optional<ComputeProfile> compute(String name) {
        return Optional.ofNullable(compute.get(name));
    }

    public Optional<Placement> placement(String name) {
        return Optional.ofNullable(placements.get(name));
    }

    /** Whether services that share a compute profile share one resource unit by the Go rules, as from 2.1 on. */
    public boolean sharesProfiles() {
        return version.map(Scalar::value).filter(text -> !VERSION_2_0.matcher(text).matches()).isPresent();
    }
}
