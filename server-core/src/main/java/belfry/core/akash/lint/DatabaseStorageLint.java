package belfry.core.akash.lint;

import belfry.core.akash.lint.KnownImage.Kind;
import belfry.core.akash.sdl.Finding.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/** A database whose data is lost with the next restart, or a PostgreSQL that cannot start on its volume. */
final class DatabaseStorageLint implements Lint {
    @Override
    public Stream<Advice> look(Stack stack) {
        return stack.services().stream()
                .filter(service -> service.known().filter(image -> image.kind() == Kind.DATABASE).isPresent())
                .flatMap(service -> Stream.concat(storage(stack, service), dataFolder(stack, service)));
    }

    private static Stream<Advice> storage(Stack stack, ServiceView service) {
        var profile = stack.profile(service);
        if (profile.isEmpty() || profile.get().volumes().stream().anyMatch(ProfileView.VolumeView::persistent)) {
            return Stream.empty();
        }
        var finding = stack.findingAtKey("sdl-database-not-persistent", Severity.WARNING, service.path(),
                "The database %s keeps its data on ephemeral disk".formatted(service.name()),
                "Ephemeral disk is emptied each time the container starts anew",
                "Give the profile %s a volume with persistent: true and mount it".formatted(profile.get().name()));
        return Stream.of(new Advice(finding, Optional.of(volumeFix(stack, service, profile.get()))));
    }

    private static QuickFix volumeFix(Stack stack, ServiceView service, ProfileView profile) {
        var folder = service.known().map(KnownImage::dataFolder).orElse("/data");
        return new QuickFix("Add a persistent volume of 50Gi, mounted at " + folder,
                "Its data then outlives a restart, though not the lease", Edits.volume(stack, profile, "data", "50Gi"),
                Edits.mount(stack, service, "data", folder));
    }

    private static Stream<Advice> dataFolder(Stack stack, ServiceView service) {
        if (service.known().filter(image -> image == KnownImage.POSTGRES).isEmpty()) {
            return Stream.empty();
        }
        var data = service.variable("PGDATA").map(ServiceView.EnvView::value).orElse(KnownImage.POSTGRES.dataFolder());
        return service.mounts().entrySet().stream().filter(mount -> same(mount.getValue(), data)).limit(1)
                .map(mount -> {
                    var below = data.replaceAll("/+$", "") + "/pgdata";
                    var finding = stack.finding("sdl-pgdata-at-volume-root", Severity.WARNING,
                            service.path().child("params").child("storage").child(mount.getKey()).child("mount"),
                            "%s keeps its data at the root of its volume".formatted(service.name()),
                            "A new volume holds a folder lost+found, and PostgreSQL refuses to set up a folder that is not empty",
                            "Set PGDATA to a folder below the volume: PGDATA=" + below);
                    return new Advice(finding, Optional.of(new QuickFix("Set PGDATA=" + below,
                            "PostgreSQL then starts in an empty folder of its own",
                            Edits.variable(stack, service, "PGDATA", below))));
                });
    }

    private static boolean same(String one, String other) {
        return one.replaceAll("/+$", "").equals(other.replaceAll("/+$", ""));
    }
}
