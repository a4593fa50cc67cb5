package belfry.core.akash.sdl;

/** The official tools that judge a deployment file before or after it reaches the chain. */
public enum RuleSet {
    /** The published JSON schema of the format. */
    SCHEMA("the schema"),
    /** The checks of the TypeScript library, which the Console uses. */
    TYPESCRIPT("the TypeScript library (Console)"),
    /** The Go parser with its group checks, which the command line uses and the chain repeats. */
    GO("the Go tools and the chain"),
    /** The manifest checks of a provider. */
    PROVIDER("the provider");

    private final String words;

    RuleSet(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
