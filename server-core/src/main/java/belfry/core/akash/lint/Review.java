package belfry.core.akash.lint;

import static belfry.core.akash.sdl.SdlValue.text;

import belfry.core.akash.check.Checked;
import belfry.core.akash.sdl.Finding;
import belfry.core.akash.sdl.SdlEdit;
import belfry.core.akash.sdl.SdlNode.Scalar;
import belfry.core.akash.sdl.SdlPath;
import belfry.core.akash.sdl.SdlSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything there is to say of a deployment file: what the official tools refuse, and our advice, each once. */
public final class Review {
    /** Lints that say the same as a rule when the file is also refused for it: the rule speaks, the lint lends its fix. */
    private static final Set<String> DOUBLES = Set.of("sdl-key-ignored", "sdl-storage-class-missing");

    private Review() {}

    public static List<Advice> of(SdlSource source) {
        return of(Checked.of(source));
    }

    public static List<Advice> of(Checked checked) {
        var source = checked.sdl().source();
        var lints = new ArrayList<>(Lints.of(source));
        var said = new ArrayList<Advice>();
        for (var finding : checked.findings()) {
            var twin = lints.stream().filter(advice -> doubles(advice, finding)).findFirst();
            twin.ifPresent(lints::remove);
            said.add(new Advice(finding, twin.flatMap(Advice::fix).or(() -> versionFix(source, finding))));
        }
        said.addAll(lints);
        HashesDiffer.unexplained(checked, said).ifPresent(said::add);
        said.sort(Comparator.comparing(Advice::finding, Finding.IN_ORDER));
        return List.copyOf(said);
    }

    private static boolean doubles(Advice advice, Finding finding) {
        var place = advice.finding().path();
        return DOUBLES.contains(advice.finding().code())
                && (finding.path().equals(place) || finding.path().parent().equals(place));
    }

    /** YAML reads an unquoted {@code 2.0} as a number; the schema wants a text. */
    private static Optional<QuickFix> versionFix(SdlSource source, Finding finding) {
        var version = SdlPath.of("version");
        return source.find(version).filter(_ -> finding.path().equals(version))
                .filter(node -> node instanceof Scalar scalar && !scalar.isString()
                        && scalar.value().matches("2\\.[01]"))
                .map(node -> new QuickFix("Write version: \"" + ((Scalar) node).value() + "\"",
                        "Without quotes YAML reads a number", new SdlEdit.Set(version, text(((Scalar) node).value()))));
    }
}
