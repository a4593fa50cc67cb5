package belfry.core.akash.check;

import belfry.core.akash.check.Report.Spot;
import belfry.core.akash.check.Report.Words;
import belfry.core.akash.definition.ComputeProfile;
import belfry.core.akash.definition.ComputeProfile.Volume;
import belfry.core.akash.definition.Quantities;
import belfry.core.akash.definition.Sdl;
import belfry.core.akash.sdl.RuleSet;
import belfry.core.akash.sdl.SdlNode.Kind;
import belfry.core.akash.sdl.SdlNode.Scalar;
import belfry.core.akash.sdl.SdlNode.Sequence;
import belfry.core.akash.sdl.SdlPath;
import java.util.HashSet;
import java.util.Set;

/** Volumes of a compute profile: their names, sizes and classes. */
final class VolumeRules implements Rule {
    static final long LEAST = 5L << 20;
    static final long MOST = 32L << 40;
    private static final Set<String> DISKS = Set.of("beta1", "beta2", "beta3", "default");
    private static final Set<String> GO_TRUTHS = Set.of("true", "on", "yes", "false", "off", "no");

    @Override
    public void check(Sdl sdl, Report report) {
        for (var profile : sdl.compute().values()) {
            if (profile.cpu().isPresent() && profile.storage().isEmpty()) {
                none(sdl, profile, report);
            }
            names(profile, report);
            for (var volume : profile.storage()) {
                size(volume, report);
                volume.attributes().ifPresent(_ -> attributes(volume, report));
            }
        }
    }

    private static void none(Sdl sdl, ComputeProfile profile, Report report) {
        var path = profile.path().child("resources").child("storage");
        if (sdl.source().find(path).filter(node -> node instanceof Sequence).isPresent()) {
            report.error("sdl-storage-empty", Tools.GO, Spot.key(path), new Words("There is no volume",
                    "A container needs at least its own disk", "Add an item with a size, such as 1Gi"));
        }
    }

    private static void names(ComputeProfile profile, Report report) {
        var names = new HashSet<String>();
        for (var volume : profile.storage()) {
            if (!names.add(volume.nameOrDefault())) {
                report.error("sdl-volume-name-twice", Tools.GO, Spot.key(volume.path().child("name")), new Words(
                        "There are two volumes %s".formatted(Quoted.of(volume.nameOrDefault())),
                        "A volume without a name is called default; the TypeScript library does not look",
                        "Give each volume a name of its own"));
            }
        }
    }

    private static void size(Volume volume, Report report) {
        var path = volume.path().child("size");
        volume.size().filter(size -> Sizes.check(path, size, report)).ifPresent(size -> {
            long bytes = Quantities.goBytes(size.value()).orElse(LEAST);
            if (bytes < LEAST || bytes > MOST) {
                report.error("sdl-volume-range", Tools.GO, Spot.value(path),
                        new Words("A volume has 5Mi to 32Ti",
                                "%s is outside of that".formatted(Quoted.of(size.value())),
                                "Choose a size in the range, and mind the unit"));
            }
        });
    }

    private static void attributes(Volume volume, Report report) {
        var storageClass = volume.attribute("class").map(Scalar::value).orElse("");
        volume.attribute("persistent").ifPresent(persistent -> truth(volume, persistent, report));
        var persistent = volume.attribute("persistent").map(Scalar::value).orElse("false");
        if (storageClass.equals("ram")) {
            ram(volume, persistent, report);
        } else if (DISKS.contains(storageClass)) {
            disk(volume, storageClass, persistent, report);
        } else if (!storageClass.isEmpty()) {
            report.error("sdl-storage-class", Tools.GO, Spot.value(path(volume, "class")), new Words(
                    "%s is not a storage class".formatted(Quoted.of(storageClass)),
                    "The classes are beta1 (HDD), beta2 (SSD), beta3 (NVMe), default and ram; the schema takes any word",
                    "Write one of these"));
        }
    }

    private static void truth(Volume volume, Scalar persistent, Report report) {
        boolean console = persistent.kind() != Kind.BOOLEAN && !persistent.isString();
        boolean go = !GO_TRUTHS.contains(persistent.value());
        if (console || go) {
            report.error("sdl-persistent-not-truth", console ? go ? Tools.ALL : Tools.CONSOLE : Tools.GO,
                    Spot.value(path(volume, "persistent")),
                    new Words("%s is neither true nor false".formatted(Quoted.of(persistent.value())),
                            "A volume is persistent or not", "Write true or false"));
        }
    }

    private static void ram(Volume volume, String persistent, Report report) {
        boolean console = persistent.equalsIgnoreCase("true");
        if (console || !persistent.equals("false")) {
            report.error("sdl-ram-persistent", console ? Tools.ALL : Tools.GO,
                    Spot.value(path(volume, "persistent")), new Words("Memory cannot be persistent",
                            "A volume of the class ram is gone with its container",
                            "Write persistent: false, or choose the class beta3"));
        }
    }

    private static void disk(Volume volume, String storageClass, String persistent, Report report) {
        boolean console = volume.attribute("persistent").isPresent() && !persistent.equalsIgnoreCase("true");
        boolean go = persistent.equals("false") || !volume.persistent();
        if (console || go) {
            Set<RuleSet> refusedBy = console ? go ? Tools.ALL : Tools.CONSOLE : Tools.GO;
            report.error("sdl-class-needs-persistent", refusedBy, Spot.value(path(volume, "persistent")),
                    new Words("The class %s needs persistent: true".formatted(storageClass),
                            "Storage classes other than ram exist only for volumes that outlive the container",
                            "Write persistent: true, or remove the attributes"));
        }
    }

    private static SdlPath path(Volume volume, String key) {
        return volume.path().child("attributes").child(key);
    }
}
