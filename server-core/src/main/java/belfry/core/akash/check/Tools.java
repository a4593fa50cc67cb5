package belfry.core.akash.check;

import belfry.core.akash.sdl.RuleSet;
import java.util.EnumSet;
import java.util.Set;

/** Who refuses a file, in the combinations that occur. */
final class Tools {
    static final Set<RuleSet> ALL = Set.copyOf(EnumSet.allOf(RuleSet.class));
    static final Set<RuleSet> CONSOLE = Set.of(RuleSet.SCHEMA, RuleSet.TYPESCRIPT);
    static final Set<RuleSet> TYPESCRIPT = Set.of(RuleSet.TYPESCRIPT);
    static final Set<RuleSet> BOTH_PARSERS = Set.of(RuleSet.TYPESCRIPT, RuleSet.GO);
    static final Set<RuleSet> GO = Set.of(RuleSet.GO);
    static final Set<RuleSet> LATER = Set.of(RuleSet.GO, RuleSet.PROVIDER);
    static final Set<RuleSet> NONE = Set.of();

    private Tools() {}

    /** Those who refuse when each of the two libraries may or may not. */
    static Set<RuleSet> of(boolean typeScript, boolean go) {
        return typeScript ? go ? BOTH_PARSERS : TYPESCRIPT : go ? GO : NONE;
    }
}
