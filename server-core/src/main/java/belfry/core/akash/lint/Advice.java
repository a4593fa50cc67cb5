package belfry.core.akash.lint;

import belfry.core.akash.sdl.Finding;
import java.util.Optional;

/** A finding and, where a machine can mend it without knowing more, how. */
public record Advice(Finding finding, Optional<QuickFix> fix) {
    public Advice withFix(QuickFix better) {
        return new Advice(finding, Optional.of(better));
    }
}
