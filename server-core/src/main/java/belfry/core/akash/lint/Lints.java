package belfry.core.akash.lint;

import belfry.core.akash.sdl.Finding;
import belfry.core.akash.sdl.SdlSource;
import java.util.Comparator;
import java.util.List;

/** All lints; what they say stands in the order of the file. */
public final class Lints {
    private static final List<Lint> ALL = List.of(new ImageLint(), new DatabaseStorageLint(), new VolumeLint(),
            new ReachLint(), new ExposureLint(), new DivergenceLint(), new EndpointOrderLint(), new DenominationLint(),
            new UploadLint(),
            new PlaceholderLint(), new SecretLint(), new UrlLint(), new FloorLint(), new IgnoredKeyLint(),
            new CrashLoopLint());

    private Lints() {}

    public static List<Advice> of(SdlSource source) {
        if (source.root().isEmpty()) {
            return List.of();
        }
        var stack = Stack.of(source);
        return ALL.stream().flatMap(lint -> lint.look(stack))
                .sorted(Comparator.comparing(Advice::finding, Finding.IN_ORDER)).toList();
    }
}
