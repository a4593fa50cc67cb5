package belfry.core.akash.manifest;

import belfry.core.akash.sdl.RuleSet;

/** Whose rules a file is compiled by; the same file can give two manifests and so two hashes. */
public enum Rules {
    /** The TypeScript library, and so the Console. */
    TYPESCRIPT(RuleSet.TYPESCRIPT),
    /** The Go parser, and so the command line and the provider tools. */
    GO(RuleSet.GO);

    private final RuleSet ruleSet;

    Rules(RuleSet ruleSet) {
        this.ruleSet = ruleSet;
    }

    public RuleSet ruleSet() {
        return ruleSet;
    }
}
