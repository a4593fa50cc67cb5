package belfry.desktop.composer;

import belfry.core.wire.PostMode;

/** What still keeps a post from being sent. */
final class Readiness {
    private Readiness() {}

    /** One sentence for the person who writes; empty: nothing does. */
    static String whyNot(PostMode mode, Writing writing, When when, Checks checks) {
        if (writing.allParts().stream().anyMatch(part -> !part.uploads().isEmpty())) {
            return "A file is not uploaded yet; wait for it or take it away";
        }
        if (mode == PostMode.DRAFT) {
            return "";
        }
        if (writing.chosen().isEmpty()) {
            return "Choose a channel first";
        }
        if (mode == PostMode.SCHEDULE && when.at().isEmpty()) {
            return "Say when: tomorrow 9am, fri 18:00, 25 Nov 14:32";
        }
        if (mode == PostMode.SCHEDULE && when.passed()) {
            return "That time has passed";
        }
        return checks.blocked() ? "Mend what is marked red first" : "";
    }
}
