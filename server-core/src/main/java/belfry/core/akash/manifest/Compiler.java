package belfry.core.akash.manifest;

import belfry.core.akash.definition.ComputeProfile;
import belfry.core.akash.definition.ComputeProfile.Attribute;
import belfry.core.akash.definition.Deployed;
import belfry.core.akash.definition.Placement;
import belfry.core.akash.definition.Sdl;
import belfry.core.akash.definition.Service;
import belfry.core.akash.manifest.ManifestService.Exposed;
import belfry.core.akash.manifest.ManifestService.Mounted;
import belfry.core.akash.manifest.ManifestService.Params;
import belfry.core.akash.manifest.Resources.Volume;
import belfry.core.akash.sdl.SdlNode.Scalar;
import belfry.core.akash.sdl.SdlPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compiles one file by one set of rules, provided that those rules find nothing wrong with it. */
final class Compiler {
    private final Sdl sdl;
    private final Dialect dialect;
    private final Map<String, Integer> sequence;
    private final Map<String, GroupBuilder> groups = new TreeMap<>();
    private final Map<String, Resources> resources = new HashMap<>();
    private final boolean sharesProfiles;

    private Compiler(Sdl sdl, Dialect dialect) {
        this.sdl = sdl;
        this.dialect = dialect;
        this.sequence = dialect.sequenceNumbers(sdl);
        this.sharesProfiles = dialect.sharesProfiles(sdl);
    }

    /** @param sdl a file that the rules accept */
    static Compiled compile(Sdl sdl, Rules rules) {
        return new Compiler(sdl, Dialect.of(rules)).compile();
    }

    private Compiled compile() {
        sdl.deployed().stream().sorted(Comparator.comparing(Deployed::service, dialect.nameOrder()))
                .forEach(this::deploy);
        var specs = groups.values().stream().map(GroupBuilder::spec).toList();
        var manifest = groups.values().stream().map(GroupBuilder::group).toList();
        return Compiled.of(dialect.rules(), specs, manifest);
    }

    private void deploy(Deployed deployed) {
        var service = sdl.service(deployed.service()).orElseThrow();
        var profile = sdl.compute(deployed.profileName()).orElseThrow();
        var placement = sdl.placement(deployed.placement()).orElseThrow();
        var group = groups.computeIfAbsent(placement.name(), _ -> group(placement));
        service.params().flatMap(Service.Params::tee).ifPresent(tee -> group.confidential(tee.value()));
        var exposed = exposed(service);
        var endpoints = dialect.endpoints(service, exposed, sequence);
        var unit = unit(placement, deployed, resources
                .computeIfAbsent(profile.name(), _ -> resources(profile)).with(endpoints));
        int id = group.add(unit, profile.name(), sharesProfiles);
        group.add(manifestService(service, deployed, unit.resources().numbered(id), exposed));
    }

    private GroupBuilder group(Placement placement) {
        return new GroupBuilder(placement.name(), attributes(placement.attributes()), texts(placement.allOf()),
                texts(placement.anyOf()), dialect.endpointOrder());
    }

    private List<Resources.Attribute> attributes(List<Attribute> attributes) {
        return attributes.stream()
                .map(attribute -> new Resources.Attribute(attribute.key(), dialect.text(attribute.value())))
                .sorted(Comparator.comparing(Resources.Attribute::key, dialect.nameOrder())).toList();
    }

    private static List<String> texts(List<Scalar> scalars) {
        return scalars.stream().map(Scalar::value).toList();
    }

    private GroupSpec.Unit unit(Placement placement, Deployed deployed, Resources resources) {
        var price = placement.price(deployed.profileName()).orElseThrow();
        return new GroupSpec.Unit(resources, deployed.replicas(), price.denom().map(Scalar::value).orElse(""),
                price.amount().map(dialect::amount).orElse(""));
    }

    private Resources resources(ComputeProfile profile) {
        var volumes = dialect.volumes(profile).stream().map(volume -> new Volume(dialect.volumeName(volume),
                dialect.bytes(volume.size().orElseThrow()), dialect.volumeAttributes(volume))).toList();
        return new Resources(0, dialect.cpu(profile),
                attributes(profile.cpu().map(ComputeProfile.Cpu::attributes).orElse(List.of())),
                dialect.bytes(profile.memory().orElseThrow()), volumes, dialect.gpu(profile),
                dialect.gpuAttributes(profile), List.of());
    }

    private List<Exposed> exposed(Service service) {
        var entries = new ArrayList<Exposed>();
        service.expose().forEach(expose -> entries.addAll(dialect.exposed(sdl, expose, sequence)));
        entries.sort(Comparator.comparing(Exposed::service, dialect.nameOrder()).thenComparingInt(Exposed::port)
                .thenComparing(Exposed::proto).thenComparing(exposed -> !exposed.global()));
        return entries;
    }

    private ManifestService manifestService(Service service, Deployed deployed, Resources resources,
            List<Exposed> exposed) {
        return new ManifestService(service.name(), service.image().map(Scalar::value).orElse(""),
                list(service.command(), service.path().child("command")),
                list(service.args(), service.path().child("args")), list(service.env(), service.path().child("env")),
                resources, deployed.replicas(), exposed, service.params().map(Compiler::params),
                service.credentials().map(credentials -> dialect.credentials(sdl, credentials)));
    }

    private @Nullable List<String> list(List<Scalar> items, SdlPath path) {
        return dialect.texts(sdl, new Listing(items, path));
    }

    private static Params params(Service.Params params) {
        var mounts = params.mounts().stream().sorted(Comparator.comparing(Service.Mount::volume))
                .map(mount -> new Mounted(mount.volume(), TypeScriptDialect.value(mount.mount()), mount.readOnly()))
                .toList();
        Optional<Optional<List<String>>> permissions = params.permissions()
                .map(given -> given.read().map(Compiler::texts));
        return new Params(mounts, permissions, params.tee().map(Scalar::value));
    }
}
