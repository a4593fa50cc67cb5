package belfry.core.akash.manifest;

import belfry.core.akash.manifest.GroupSpec.Unit;
import belfry.core.akash.manifest.Resources.Attribute;
import belfry.core.akash.manifest.Resources.Endpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers what belongs to one placement. */
final class GroupBuilder {
    private final String name;
    private final List<Attribute> attributes;
    private final List<String> allOf;
    private final List<String> anyOf;
    private final Comparator<Endpoint> endpointOrder;
    private final List<Growing> units = new ArrayList<>();
    private final Map<String, Integer> unitOfProfile = new HashMap<>();
    private final List<ManifestService> services = new ArrayList<>();
    private boolean confidential;

    /** Resources to which the endpoints and replicas of further services are added. */
    private static final class Growing {
        private final Unit first;
        private final List<Endpoint> endpoints = new ArrayList<>();
        private long count;

        Growing(Unit first) {
            this.first = first;
        }

        void add(Unit unit) {
            endpoints.addAll(unit.resources().endpoints());
            count += unit.count();
        }

        Unit unit(Comparator<Endpoint> order) {
            var sorted = endpoints.stream().sorted(order).toList();
            return new Unit(first.resources().with(sorted), count, first.denom(), first.amount());
        }
    }

    GroupBuilder(String name, List<Attribute> attributes, List<String> allOf, List<String> anyOf,
            Comparator<Endpoint> endpointOrder) {
        this.name = name;
        this.attributes = new ArrayList<>(attributes);
        this.allOf = allOf;
        this.anyOf = anyOf;
        this.endpointOrder = endpointOrder;
    }

    /** Only a provider that can keep the machine's memory secret will do. */
    void confidential(String kind) {
        if (!confidential) {
            confidential = true;
            attributes.add(new Attribute("tee/type", kind));
            attributes.sort(Comparator.comparing(Attribute::key));
        }
    }

    /** Adds resources, or more of those that the profile already has; returns their number. */
    int add(Unit unit, String profile, boolean shared) {
        Integer known = shared ? unitOfProfile.get(profile) : null;
        int id = known == null ? units.size() + 1 : known;
        if (known == null) {
            units.add(new Growing(new Unit(unit.resources().numbered(id), 0, unit.denom(), unit.amount())));
            unitOfProfile.put(profile, id);
        }
        units.get(id - 1).add(unit);
        return id;
    }

    void add(ManifestService service) {
        services.add(service);
    }

    GroupSpec spec() {
        return new GroupSpec(name, attributes, allOf, anyOf,
                units.stream().map(unit -> unit.unit(endpointOrder)).toList());
    }

    ManifestGroup group() {
        return new ManifestGroup(name, services);
    }
}
