package belfry.core.akash.lint;

import belfry.core.akash.sdl.Finding;
import belfry.core.akash.sdl.Finding.Severity;
import belfry.core.akash.sdl.SdlNode.Mapping;
import belfry.core.akash.sdl.SdlPath;
import belfry.core.akash.sdl.SdlSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All lints; what they say stands in the order of the file. */
public final class Lints {
    /** Each service is held against each other; no lease has room for so many, so what is larger is a mistake or worse. */
    static final int MOST_PARTS = 200;
    static final int MOST_SAID = 1000;

    private static final List<Lint> ALL = List.of(new ImageLint(), new DatabaseStorageLint(), new VolumeLint(),
            new ReachLint(), new ExposureLint(), new DivergenceLint(), new EndpointOrderLint(), new DenominationLint(),
            new UploadLint(), new PlaceholderLint(), new SecretLint(), new UrlLint(), new FloorLint(),
            new IgnoredKeyLint(), new CrashLoopLint());

    private Lints() {}

    public static List<Advice> of(SdlSource source) {
        if (source.root().isEmpty()) {
            return List.of();
        }
        if (Stream.of(Stack.SERVICES, Stack.COMPUTE, Stack.PLACEMENT)
                .anyMatch(part -> parts(source, part) > MOST_PARTS)) {
            return List.of(notAll(source, "It has more than %d services or profiles".formatted(MOST_PARTS)));
        }
        var stack = Stack.of(source);
        var said = new ArrayList<>(ALL.stream().flatMap(lint -> lint.look(stack)).limit(MOST_SAID + 1L)
                .sorted(Comparator.comparing(Advice::finding, Finding.IN_ORDER)).toList());
        if (said.size() > MOST_SAID) {
            said.set(MOST_SAID, notAll(source, "There are more than %d pieces of advice".formatted(MOST_SAID)));
        }
        return List.copyOf(said);
    }

    private static int parts(SdlSource source, SdlPath path) {
        return source.find(path).map(node -> node instanceof Mapping map ? map.entries().size() : 0).orElse(0);
    }

    private static Advice notAll(SdlSource source, String cause) {
        return Advice.of(new Finding("sdl-not-all-advice", Severity.NOTE, SdlPath.ROOT, source.position(0), 0,
                "Not all advice is given for this file", cause, "Mend what is said of it and look again, or divide it",
                Set.of()));
    }
}
