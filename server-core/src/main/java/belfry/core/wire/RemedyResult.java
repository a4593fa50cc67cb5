package belfry.core.wire;

/** What a remedy did, in a sentence. */
public record RemedyResult(String action, String text) {}
