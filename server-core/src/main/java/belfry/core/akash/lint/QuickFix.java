package belfry.core.akash.lint;

import belfry.core.akash.sdl.SdlEdit;
import java.util.List;

/**
 * A change that takes a finding away. Applying it leads to a file that the engine reads without that finding.
 *
 * @param title what it does: {@code Add max_body_size: 104857600}
 * @param why what it is good for
 * @param alone whether it is left out when all fixes are applied at once, because it takes something out of the file that
 *        a person has to keep elsewhere
 */
public record QuickFix(String title, String why, boolean alone, List<SdlEdit> edits) {
    public QuickFix {
        edits = List.copyOf(edits);
        if (edits.isEmpty()) {
            throw new IllegalArgumentException("a fix that changes nothing: " + title);
        }
    }

    public QuickFix(String title, String why, List<SdlEdit> edits) {
        this(title, why, false, edits);
    }

    public QuickFix(String title, String why, SdlEdit... edits) {
        this(title, why, false, List.of(edits));
    }
}
