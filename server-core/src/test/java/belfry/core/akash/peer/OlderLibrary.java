package belfry.core.akash.peer;

import belfry.core.akash.check.Checked;
import belfry.core.akash.manifest.Compilation;
import belfry.core.akash.manifest.Compiled;
import belfry.core.akash.peer.OfficialLibrary.Verdict;
import belfry.core.akash.sdl.Finding;
import belfry.core.akash.sdl.RuleSet;
import java.util.Optional;
import java.util.Set;

/** In what the published library is behind the source that this engine follows. */
public final class OlderLibrary {
    private static final Set<String> STRICTER_NOW = Set.of("sdl-class-needs-persistent", "sdl-denomination");

    private OlderLibrary() {}

    /** What is different between this engine and a verdict; empty when they agree. */
    public static Optional<String> difference(Checked checked, Verdict verdict) {
        var ours = Compilation.of(checked).typeScript();
        if (ours.map(Compiled::hash).equals(verdict.hash())) {
            return Optional.empty();
        }
        return Optional.of(ours.isEmpty()
                ? "taken by the library alone"
                : verdict.accepted() ? "another hash" : "taken by this engine alone");
    }

    /** Why a difference is no fault: the rule came, or the form changed, after the library was published. */
    public static Optional<String> excuse(Checked checked, Verdict verdict) {
        var ours = Compilation.of(checked).typeScript();
        if (ours.isEmpty()) {
            boolean newer = checked.findings().stream()
                    .filter(finding -> finding.refusedBy().contains(RuleSet.TYPESCRIPT))
                    .allMatch(OlderLibrary::stricterNow);
            return newer ? Optional.of("a rule that came later") : Optional.empty();
        }
        if (verdict.accepted()) {
            boolean form = verdict.manifest().replace("{\"storage\":[]", "{\"storage\":null")
                    .equals(ours.get().manifest());
            return form ? Optional.of("params without storage are written as null since") : Optional.empty();
        }
        return verdict.reasons().matches("(Additional property \"(reclamation|proxy_buffer_size|tee)\"[^;]*(; )?)+")
                ? Optional.of("a key that came later")
                : Optional.empty();
    }

    private static boolean stricterNow(Finding finding) {
        return STRICTER_NOW.contains(finding.code())
                || (finding.code().equals("sdl-missing-key")
                        && finding.path().toString().matches(".*/attributes/(class|persistent)"));
    }
}
