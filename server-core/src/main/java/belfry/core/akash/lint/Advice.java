package belfry.core.akash.lint;

import belfry.core.akash.sdl.Finding;
import java.util.Optional;

/** A finding and, where a machine can mend it without knowing more, how. */
public record Advice(Finding finding, Optional<QuickFix> fix) {
    static Advice of(Finding finding, QuickFix fix) {
        return new Advice(finding, Optional.of(fix));
    }

    static Advice of(Finding finding) {
        return new Advice(finding, Optional.empty());
    }

    public Advice withFix(QuickFix better) {
        return new Advice(finding, Optional.of(better));
    }
}
