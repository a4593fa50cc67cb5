package belfry.core.akash.lint;

import belfry.core.akash.check.Checked;
import belfry.core.akash.manifest.Compilation;
import belfry.core.akash.manifest.Compiled;
import belfry.core.akash.manifest.ManifestService;
import belfry.core.akash.sdl.Finding;
import belfry.core.akash.sdl.Finding.Severity;
import belfry.core.akash.sdl.SdlPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The last word on hashes: a file that the two official compilers see differently for a reason that no lint knows. */
final class HashesDiffer {
    private static final Set<String> EXPLAINED = Set.of("sdl-volumes-not-ascending", "sdl-size-fraction",
            "sdl-gpu-order", "sdl-profile-shared", "sdl-registry-email", "sdl-http-option-zero",
            "sdl-ports-not-ascending", "sdl-expose-without-to");

    private HashesDiffer() {}

    static Optional<Advice> unexplained(Checked checked, List<Advice> said) {
        if (said.stream().anyMatch(advice -> EXPLAINED.contains(advice.finding().code()))) {
            return Optional.empty();
        }
        var compilation = Compilation.of(checked);
        return compilation.agreed()
                ? Optional.empty()
                : compilation.typeScript().flatMap(one -> compilation.go().map(other -> advice(checked, one, other)));
    }

    private static Advice advice(Checked checked, Compiled one, Compiled other) {
        var path = first(services(one), services(other)).map(name -> SdlPath.of("services", name))
                .orElse(SdlPath.of("services"));
        var source = checked.sdl().source();
        int offset = source.entry(path).map(entry -> entry.key().start()).orElse(0);
        return Advice.of(new Finding("sdl-hashes-differ", Severity.WARNING, path, source.position(offset),
                path.last().length(), "The official compilers make different manifests of this",
                "They read an unusual value or an empty list each in its own way. " + DivergenceLint.WHY,
                "Write values plainly and leave empty lists out; or deploy and update with the same tool always",
                Set.of()));
    }

    private static List<ManifestService> services(Compiled compiled) {
        return compiled.services().stream().flatMap(group -> group.services().stream()).toList();
    }

    private static Optional<String> first(List<ManifestService> some, List<ManifestService> others) {
        return IntStream.range(0, Math.min(some.size(), others.size()))
                .filter(at -> !some.get(at).equals(others.get(at))).mapToObj(at -> some.get(at).name()).findFirst();
    }
}
