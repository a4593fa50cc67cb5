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
    private final List<Unit> units = new ArrayList<>();
    private final Map<String, Integer> unitOfProfile = new HashMap<>();
    private final List<ManifestService> services = new ArrayList<>();
    private boolean confidential;

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
        var known = shared ? unitOfProfile.get(profile) : null;
        if (known == null) {
            int id = units.size() + 1;
            units.add(numbered(unit, id));
            unitOfProfile.put(profile, id);
            return id;
        }
        var before = units.get(known - 1);
        var endpoints = new ArrayList<>(before.resources().endpoints());
        endpoints.addAll(unit.resources().endpoints());
        units.set(known - 1, new Unit(before.resources().with(endpoints), before.count() + unit.count(),
                before.denom(), before.amount()));
        return known;
    }

    private static Unit numbered(Unit unit, int id) {
        return new Unit(unit.resources().numbered(id), unit.count(), unit.denom(), unit.amount());
    }

    void add(ManifestService service) {
        services.add(service);
    }

    GroupSpec spec() {
        return new GroupSpec(name, attributes, allOf, anyOf, units.stream().map(this::sorted).toList());
    }

    private Unit sorted(Unit unit) {
        var endpoints = unit.resources().endpoints().stream().sorted(endpointOrder).toList();
        return new Unit(unit.resources().with(endpoints), unit.count(), unit.denom(), unit.amount());
    }

    ManifestGroup group() {
        return new ManifestGroup(name, services);
    }
}
