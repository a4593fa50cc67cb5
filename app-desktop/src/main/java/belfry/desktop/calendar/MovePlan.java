package belfry.desktop.calendar;

import belfry.core.problem.Problem;
import belfry.core.problem.Severity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A move before it is made: where each post would go, in words, and what is in the way.
 *
 * @param title in the past tense, for the notice: {@code Moved to Fri 27 Nov, 14:35}
 * @param target short, for the pointer: {@code Fri 27 Nov, 14:35}
 * @param whyNot empty: it can be done
 */
record MovePlan(Map<UUID, Instant> to, String title, String target, String whyNot) {
    MovePlan {
        to = new LinkedHashMap<>(to);
    }

    static MovePlan refused(String why) {
        return new MovePlan(Map.of(), "", "", why);
    }

    static Problem gone() {
        return Problem.error("post-gone", "The post is gone", "Somebody deleted it meanwhile",
                "Undo the deletion under Posts if it was a mistake");
    }

    /** Some went, some did not. */
    static Problem some(int done, int refused, Problem first) {
        var summary = done == 0
                ? "None of the %d posts could be moved".formatted(refused)
                : "%d of %d posts could not be moved".formatted(refused, done + refused);
        return new Problem(first.code(), Severity.WARNING, summary, first.summary(), List.of(),
                List.of(first.summary(), first.remedy().getFirst()), null);
    }
}
