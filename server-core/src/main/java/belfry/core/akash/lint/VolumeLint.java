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
        var fix = volume.name().isEmpty()
                ? Optional.<QuickFix>empty()
                : Optional.of(new QuickFix("Mount %s at %s in %s".formatted(volume.name(), folder, user.name()),
                        "What is written there then outlives a restart",
                        Edits.mount(stack, user, volume.name(), folder)));
        return Stream.of(new Advice(finding, fix));
    }

    private static String shown(VolumeView volume) {
        return volume.name().isEmpty() ? "without a name" : volume.name();
    }
}
