package belfry.core.akash.sdl;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
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

    /** How much a finding matters: an error is refused by at least one official tool. */
    public enum Severity {
        ERROR, WARNING, NOTE
    }

    public Finding {
        refusedBy = Set.copyOf(refusedBy);
    }

    /** Whether some official tools refuse the file for this and others take it. */
    public boolean disputed() {
        return !refusedBy.isEmpty() && refusedBy.size() < RuleSet.values().length;
    }

    /** Which tools refuse it and which take it, as a sentence; empty when they agree. */
    public String dispute() {
        if (!disputed()) {
            return "";
        }
        var taking = EnumSet.complementOf(EnumSet.copyOf(refusedBy));
        return "Refused by %s; accepted by %s.".formatted(words(refusedBy), words(taking));
    }

    private static String words(Set<RuleSet> tools) {
        List<RuleSet> sorted = tools.stream().sorted().toList();
        return sorted.stream().map(RuleSet::words).collect(Collectors.joining(" and "));
    }
}
