package belfry.core.akash.lint;

import belfry.core.akash.sdl.Finding;
import belfry.core.akash.sdl.Finding.Severity;
import belfry.core.akash.sdl.SdlNode;
import belfry.core.akash.sdl.SdlPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Something that the writer of an example meant to be replaced, and that is still there. */
final class PlaceholderLint implements Lint {
    @Override
    public Stream<Advice> look(Stack stack) {
        var found = new ArrayList<Finding>();
        stack.source().root().ifPresent(root -> walk(stack, SdlPath.ROOT, root, found));
        return found.stream().map(finding -> new Advice(finding, Optional.empty()));
    }

    private static void walk(Stack stack, SdlPath path, SdlNode node, List<Finding> found) {
        switch (node) {
            case SdlNode.Mapping mapping -> mapping.entries().stream().filter(entry -> !entry.shared())
                    .forEach(entry -> walk(stack, path.child(entry.name()), entry.value(), found));
            case SdlNode.Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    if (!sequence.items().get(i).shared()) {
                        walk(stack, path.child(i), sequence.items().get(i).value(), found);
                    }
                }
            }
            case SdlNode.Scalar scalar -> Secrets.placeholder(scalar.value())
                    .ifPresent(text -> found.add(finding(stack, path, text)));
        }
    }

    private static Finding finding(Stack stack, SdlPath path, String text) {
        return stack.finding("sdl-placeholder", Severity.WARNING, path, "%s is still to be replaced".formatted(text),
                "It stands for a value that only you know; the deployment would start with the word itself",
                "Write the value, or for a secret a reference such as ${secret.NAME} that is filled in when submitted");
    }
}
