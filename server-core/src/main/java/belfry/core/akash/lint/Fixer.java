package belfry.core.akash.lint;

import belfry.core.akash.sdl.Finding;
import belfry.core.akash.sdl.Finding.Severity;
import belfry.core.akash.sdl.NoSuchPlaceException;
import belfry.core.akash.sdl.SdlSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Applies quick fixes, one by one or all; each time the file is read anew, so that one fix sees what another did. */
public final class Fixer {
    /** More fixes than any file needs; a fix that brings its own finding back would otherwise go on for ever. */
    private static final int MOST = 500;
    private final Function<SdlSource, List<Advice>> review;

    /** @param review what is said of a file */
    public Fixer(Function<SdlSource, List<Advice>> review) {
        this.review = review;
    }

    /** What came of it: the file, what was done in order, and what is left to say. */
    public record Fixed(SdlSource source, List<Applied> applied, List<Advice> left) {
        public Fixed {
            applied = List.copyOf(applied);
            left = List.copyOf(left);
        }
    }

    /** One fix that was applied, and the finding that it took away. */
    public record Applied(Advice advice, QuickFix fix) {}

    /** All fixes but those that a person has to ask for one by one. */
    public Fixed all(SdlSource source) {
        var applied = new ArrayList<Applied>();
        Set<Tried> tried = new HashSet<>();
        var present = source;
        var said = review.apply(present);
        while (applied.size() < MOST) {
            var next = said.stream().filter(Fixer::automatic).filter(advice -> tried.add(Tried.of(advice))).findFirst();
            if (next.isEmpty()) {
                break;
            }
            var fix = next.get().fix().orElseThrow();
            var changed = apply(present, fix);
            var now = review.apply(changed);
            if (!changed.text().equals(present.text()) && noWorse(said, now)) {
                applied.add(new Applied(next.get(), fix));
                present = changed;
                said = now;
            }
        }
        return new Fixed(present, applied, said);
    }

    /** A file with one fix applied; the same file where the place is written elsewhere and only referred to. */
    public static SdlSource apply(SdlSource source, QuickFix fix) {
        try {
            return source.edit(fix.edits());
        } catch (NoSuchPlaceException _) {
            return source;
        }
    }

    /** A file with other faults than those that a fix was made for can have a place where that fix does harm. */
    private static boolean noWorse(List<Advice> before, List<Advice> after) {
        var known = errors(before);
        return errors(after).entrySet().stream()
                .allMatch(error -> error.getValue() <= known.getOrDefault(error.getKey(), 0L));
    }

    private static Map<String, Long> errors(List<Advice> said) {
        return said.stream().map(Advice::finding).filter(finding -> finding.severity() == Severity.ERROR)
                .collect(Collectors.groupingBy(Finding::code, Collectors.counting()));
    }

    private static boolean automatic(Advice advice) {
        return advice.fix().filter(fix -> !fix.alone()).isPresent();
    }

    /** One fix at one place with one effect is tried once. */
    private record Tried(String code, String path, String message, String title) {
        static Tried of(Advice advice) {
            var finding = advice.finding();
            return new Tried(finding.code(), finding.path().toString(), finding.message(),
                    advice.fix().map(QuickFix::title).orElse(""));
        }
    }
}
