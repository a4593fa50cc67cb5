package belfry.core.akash.lint;

import static belfry.core.akash.sdl.SdlValue.field;
import static belfry.core.akash.sdl.SdlValue.fields;
import static belfry.core.akash.sdl.SdlValue.number;

import belfry.core.akash.sdl.Finding.Severity;
import belfry.core.akash.sdl.SdlEdit;
import belfry.core.akash.sdl.SdlNode.Mapping;
import belfry.core.akash.sdl.SdlPath;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An application that takes uploads: larger than 1 MB they are refused by default, and on ephemeral disk they vanish. */
final class UploadLint implements Lint {
    private static final Set<String> FOLDERS = Set.of("UPLOAD_DIRECTORY", "UPLOADS_DIR", "UPLOAD_DIR", "MEDIA_ROOT");
    /** Most that a provider's ingress lets through, in bytes. */
    private static final long MOST = 104_857_600;
    private static final long STANDARD = 1_048_576;

    @Override
    public Stream<Advice> look(Stack stack) {
        return stack.services().stream().filter(service -> folder(service).isPresent())
                .flatMap(service -> Stream.concat(bodies(stack, service), disk(stack, service)));
    }

    private static Optional<String> folder(ServiceView service) {
        return service.env().stream()
                .filter(entry -> FOLDERS.contains(entry.name()) && entry.value().startsWith("/"))
                .map(ServiceView.EnvView::value).findFirst()
                .or(() -> service.known().filter(image -> image == KnownImage.POSTIZ).map(KnownImage::dataFolder));
    }

    private static Stream<Advice> bodies(Stack stack, ServiceView service) {
        return service.expose().stream().filter(ExposeView::web)
                .filter(expose -> size(stack, expose) <= STANDARD).map(expose -> {
                    var finding = stack.finding("sdl-body-size-default", Severity.WARNING, expose.path(),
                            "Uploads of more than 1 MB to %s are refused".formatted(service.name()),
                            "The provider's ingress lets requests of max_body_size bytes through, 1048576 unless the file says more",
                            "Set http_options.max_body_size, at most 104857600 (100 MB)");
                    return new Advice(finding, Optional.of(new QuickFix("Set max_body_size: " + MOST,
                            "Pictures and short videos then get through", bodyEdit(stack, expose.path()))));
                });
    }

    private static long size(Stack stack, ExposeView expose) {
        var text = ExposeView.text(stack.source(), expose.path().child("http_options").child("max_body_size"));
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    private static SdlEdit bodyEdit(Stack stack, SdlPath expose) {
        var options = expose.child("http_options");
        return stack.source().find(options).filter(Mapping.class::isInstance)
                .<SdlEdit>map(_ -> new SdlEdit.Put(options, "max_body_size", number(MOST)))
                .orElseGet(() -> new SdlEdit.Put(expose, "http_options", fields(field("max_body_size", number(MOST)))));
    }

    private static Stream<Advice> disk(Stack stack, ServiceView service) {
        var folder = folder(service).orElseThrow();
        var profile = stack.profile(service);
        if (profile.isEmpty() || variable(service, "STORAGE_PROVIDER").filter(kind -> !kind.equals("local")).isPresent()
                || service.mounts().entrySet().stream().anyMatch(mount -> holds(mount.getValue(), folder)
                        && profile.get().volume(mount.getKey()).filter(ProfileView.VolumeView::persistent)
                                .isPresent())) {
            return Stream.empty();
        }
        var finding = stack.findingAtKey("sdl-uploads-ephemeral", Severity.WARNING, service.path(),
                "Uploads to %s are lost with each restart".formatted(service.name()),
                "%s lies on ephemeral disk".formatted(folder),
                "Mount a persistent volume at %s, or keep uploads in object storage".formatted(folder));
        return Stream.of(new Advice(finding,
                Optional.of(new QuickFix("Add a persistent volume of 20Gi, mounted at " + folder,
                        "Uploads then outlive a restart, though not the lease",
                        Edits.volume(stack, profile.get(), "uploads", "20Gi"),
                        Edits.mount(stack, service, "uploads", folder)))));
    }

    private static Optional<String> variable(ServiceView service, String name) {
        return service.variable(name).map(ServiceView.EnvView::value);
    }

    private static boolean holds(String mount, String folder) {
        var root = mount.replaceAll("/+$", "");
        return folder.equals(root) || folder.startsWith(root + "/") || folder.equals(root + "/");
    }
}
