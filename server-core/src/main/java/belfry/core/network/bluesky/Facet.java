package belfry.core.network.bluesky;

/** A stretch of text that is more than text; offsets count UTF-8 bytes (lexicon app.bsky.richtext.facet). */
public sealed interface Facet {
    int start();

    int end();

    record Link(int start, int end, String uri) implements Facet {}

    /** {@code handle} without the @; becomes a mention once its account is known. */
    record Mention(int start, int end, String handle) implements Facet {}

    record Tag(int start, int end, String tag) implements Facet {}
}
