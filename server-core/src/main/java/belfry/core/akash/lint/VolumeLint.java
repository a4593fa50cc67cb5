package belfry.core.akash.lint;

import static belfry.core.akash.sdl.SdlValue.text;

import belfry.core.akash.lint.ProfileView.VolumeView;
import belfry.core.akash.sdl.Finding.Severity;
import belfry.core.akash.sdl.SdlEdit;
import java.util.Optional;
import java.util.stream.Stream;

/** A persistent volume without a class, or one that no service mounts. */
final class VolumeLint implements Lint {
    @Override
    public Stream<Advice> look(Stack stack) {
        return stack.profiles().stream().flatMap(profile -> profile.volumes().stream()
                .filter(VolumeView::persistent).flatMap(volume -> Stream.concat(kind(stack, volume),
                        mounted(stack, profile, volume))));
    }

    private static Stream<Advice> kind(Stack stack, VolumeView volume) {
        if (!volume.kind().isEmpty()) {
            return Stream.empty();
        }
        var attributes = volume.path().child("attributes");
        var finding = stack.finding("sdl-storage-class-missing", Severity.WARNING, attributes,
                "The persistent volume %s names no storage class".formatted(shown(volume)),
                "The Go tools take the class default then, the TypeScript library of the Console refuses the file",
                "Name the class: beta1 (hard disk), beta2 (SSD) or beta3 (NVMe)");
        return Stream.of(new Advice(finding, Optional.of(new QuickFix("Add class: beta3",
                "Databases want the fastest disk; most providers offer it",
                new SdlEdit.Put(attributes, "class", text("beta3"))))));
    }

    private static Stream<Advice> mounted(Stack stack, ProfileView profile, VolumeView volume) {
        var users = stack.services().stream().filter(service -> stack.profileNames(service).contains(profile.name()))
                .toList();
        if (users.isEmpty() || users.stream().anyMatch(service -> service.mounts().containsKey(volume.name()))) {
            return Stream.empty();
        }
        var user = users.getFirst();
        var folder = user.known().map(KnownImage::dataFolder).filter(known -> !known.isEmpty()).orElse("/data");
        var finding = stack.finding("sdl-volume-not-mounted", Severity.WARNING, volume.path(),
                "No service mounts the persistent volume %s of profile %s".formatted(shown(volume), profile.name()),
                "It is paid for, and what %s writes still goes to the ephemeral disk".formatted(user.name()),
                "Mount it in params.storage of " + user.name());
        return Stream.of(new Advice(finding, fix(stack, user, profile, volume.name(), folder)));
    }

    /** A mount of a volume that there is not is taken for a slip of the pen: it is given the name of the one there is. */
    private static Optional<QuickFix> fix(Stack stack, ServiceView user, ProfileView profile, String volume,
            String folder) {
        var astray = user.mounts().keySet().stream().filter(name -> profile.volume(name).isEmpty()).findFirst();
        if (volume.isEmpty() || (astray.isEmpty() && user.mounts().containsValue(folder))) {
            return Optional.empty();
        }
        var why = "What is written there then outlives a restart";
        return Optional.of(astray.map(name -> new QuickFix("Mount %s where %s is mounted".formatted(volume, name), why,
                new SdlEdit.Rename(user.path().child("params").child("storage").child(name), volume)))
                .orElseGet(() -> new QuickFix("Mount %s at %s in %s".formatted(volume, folder, user.name()), why,
                        Edits.mount(stack, user, volume, folder))));
    }

    private static String shown(VolumeView volume) {
        return volume.name().isEmpty() ? "without a name" : volume.name();
    }
}
