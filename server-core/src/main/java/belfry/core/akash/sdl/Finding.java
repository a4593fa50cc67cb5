package belfry.core.akash.sdl;

import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something wrong, or unwise, at one place of a deployment file.
 *
 * @param code stable: {@code sdl-port-range}
 * @param length how many characters from the position on are meant, 0 for a point
 * @param refusedBy the official tools that refuse the file for it; none for advice of our own
 */
public record Finding(String code, Severity severity, SdlPath path, Position position, int length, String message,
        String cause, String remedy, Set<RuleSet> refusedBy) {
    /** From the top of the file down, the worse first where two meet. */
    public static final Comparator<Finding> IN_ORDER = Comparator.comparingInt((Finding f) -> f.position().offset())
            .thenComparing(Finding::severity).thenComparing(Finding::code);

    /**
     * How much a finding matters: with an error the file is refused somewhere on its way, or its services cannot work
     * as they are written.
     */
    public enum Severity {
        ERROR, WARNING, NOTE
    }

    public Finding {
        refusedBy = Set.copyOf(refusedBy);
    }

    /** Whether one of the two official libraries refuses the file for this and the other takes it. */
    public boolean disputed() {
        return !refusedBy.isEmpty() && !(refusedBy.contains(RuleSet.TYPESCRIPT) && refusedBy.contains(RuleSet.GO));
    }

    /** Which tools refuse it and which take it, as a sentence; empty when they agree. */
    public String dispute() {
        if (!disputed()) {
            return "";
        }
        var taking = refusedBy.contains(RuleSet.TYPESCRIPT) ? RuleSet.GO : RuleSet.TYPESCRIPT;
        return "Refused by %s; accepted by %s.".formatted(words(refusedBy), taking.words());
    }

    private static String words(Set<RuleSet> tools) {
        return tools.stream().sorted().map(RuleSet::words).collect(Collectors.joining(" and "));
    }
}
