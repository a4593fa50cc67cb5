package belfry.core.akash.lint;

import belfry.core.akash.sdl.Finding.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/** An image without a fixed tag: a node that has some {@code latest} never fetches a newer one, another node does. */
final class ImageLint implements Lint {
    @Override
    public Stream<Advice> look(Stack stack) {
        return stack.services().stream().filter(service -> !service.image().isEmpty())
                .flatMap(service -> problem(service.image()).map(problem -> advice(stack, service, problem)).stream());
    }

    private static Optional<String> problem(String image) {
        if (image.contains("@")) {
            return Optional.empty();
        }
        var last = image.substring(image.lastIndexOf('/') + 1);
        if (!last.contains(":")) {
            return Optional.of("sdl-image-untagged");
        }
        return last.endsWith(":latest") ? Optional.of("sdl-image-latest") : Optional.empty();
    }

    private static Advice advice(Stack stack, ServiceView service, String code) {
        var finding = stack.finding(code, Severity.WARNING, service.path().child("image"),
                "The image of %s has no fixed version: %s".formatted(service.name(), service.image()),
                "Providers fetch an image only when the node does not have it, so what runs depends on the node, and a "
                        + "restart can change the version under a database of another one",
                "Name a version, such as %s:1.2.3, or a digest".formatted(bare(service.image())));
        return new Advice(finding, Optional.empty());
    }

    private static String bare(String image) {
        return image.endsWith(":latest") ? image.substring(0, image.length() - ":latest".length()) : image;
    }
}
