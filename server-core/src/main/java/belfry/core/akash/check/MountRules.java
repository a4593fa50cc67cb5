package belfry.core.akash.check;

import belfry.core.akash.check.Report.Spot;
import belfry.core.akash.check.Report.Words;
import belfry.core.akash.definition.ComputeProfile;
import belfry.core.akash.definition.ComputeProfile.Volume;
import belfry.core.akash.definition.Sdl;
import belfry.core.akash.definition.Service;
import belfry.core.akash.definition.Service.Mount;
import belfry.core.akash.sdl.SdlNode.Scalar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** Mounts: each names a volume of the profile and a path of its own, and each persistent volume has one. */
final class MountRules implements Rule {
    @Override
    public void check(Sdl sdl, Report report) {
        sdl.services().values().forEach(service -> paths(service, report));
        var seen = new HashSet<String>();
        for (var deployed : sdl.deployed()) {
            var service = sdl.service(deployed.service());
            var profile = sdl.compute(deployed.profileName());
            if (service.isPresent() && profile.isPresent()
                    && seen.add(deployed.service() + "\n" + deployed.profileName())) {
                volumes(sdl, service.get(), profile.get(), report);
            }
        }
    }

    private static void paths(Service service, Report report) {
        var taken = new HashMap<String, String>();
        for (var mount : service.mounts()) {
            if (mount.mount().isEmpty()) {
                report.error("sdl-mount-missing", taken.containsKey("") ? Tools.BOTH_PARSERS : Tools.GO,
                        Spot.key(mount.path()),
                        new Words("Volume %s is given no path".formatted(Quoted.of(mount.volume())),
                                "Without a mount the container cannot see it", "Add mount with an absolute path"));
                taken.put("", mount.volume());
            } else {
                path(mount, mount.mount().get(), taken, report);
            }
        }
    }

    private static void path(Mount mount, Scalar path, Map<String, String> taken, Report report) {
        var spot = Spot.value(mount.path().child("mount"));
        if (!path.value().startsWith("/")) {
            report.error("sdl-mount-relative", Tools.ALL, spot,
                    new Words("%s is not an absolute path".formatted(Quoted.of(path.value())),
                            "A volume is mounted at a path from the root", "Begin the path with a slash"));
        }
        var other = taken.putIfAbsent(path.value(), mount.volume());
        if (other != null) {
            report.error("sdl-mount-twice", Tools.BOTH_PARSERS, spot,
                    new Words("%s is already a mount".formatted(Quoted.of(path.value())),
                            "Volume %s is mounted there".formatted(Quoted.of(other)), "Choose another path"));
        }
    }

    private static void volumes(Sdl sdl, Service service, ComputeProfile profile, Report report) {
        var named = new HashMap<String, Volume>();
        profile.storage().forEach(volume -> named.put(volume.nameOrDefault(), volume));
        var mounted = new HashMap<String, Mount>();
        for (var mount : service.mounts()) {
            mounted.put(mount.volume(), mount);
            var volume = named.get(mount.volume());
            boolean typeScript = volume == null || volume.name().isEmpty();
            boolean go = profile.storage().stream().noneMatch(other -> other.goName().equals(mount.volume()));
            if (typeScript || go) {
                report.error("sdl-volume-unknown", Tools.of(typeScript, go),
                        Spot.key(mount.path()), new Words(
                                "The compute profile has no volume %s".formatted(Quoted.of(mount.volume())),
                                unknownCause(service, profile),
                                "Name a volume of the profile, or add one with this name, as an item of a list"));
            } else if (volume != null && sdl.sharesProfiles() && mount.readOnly() && isRam(volume)) {
                report.error("sdl-ram-read-only", Tools.GO, Spot.value(mount.path().child("readOnly")),
                        new Words("Memory cannot be read-only", "Nothing could ever be written into it",
                                "Remove readOnly"));
            }
        }
        for (var volume : profile.storage()) {
            var mount = mounted.get(volume.nameOrDefault());
            if (volume.persistent() && (mount == null || mount.mount().isEmpty())) {
                unmounted(sdl, service, profile, volume, report);
            }
        }
    }

    private static String unknownCause(Service service, ComputeProfile profile) {
        return "Service %s runs by the profile %s; a volume counts when it stands in a list and has a name"
                .formatted(Quoted.of(service.name()), Quoted.of(profile.name()));
    }

    private static boolean isRam(Volume volume) {
        return volume.attribute("class").filter(name -> name.value().equals("ram")).isPresent();
    }

    /** The Go parser for 2.0 is content with any mount of the service, the one for 2.1 with none at all. */
    private static void unmounted(Sdl sdl, Service service, ComputeProfile profile, Volume volume, Report report) {
        boolean go = !sdl.sharesProfiles() && service.mounts().isEmpty();
        report.error("sdl-persistent-without-mount", Tools.of(true, go),
                Spot.value(service.path().child("params").child("storage").child(volume.nameOrDefault())),
                new Words("Service %s does not mount the persistent volume %s".formatted(Quoted.of(service.name()),
                        Quoted.of(volume.nameOrDefault())),
                        "The profile %s has the volume; unmounted, nothing is ever written to it"
                                .formatted(Quoted.of(profile.name())),
                        "Add it under params: storage with mount and an absolute path"));
    }
}
