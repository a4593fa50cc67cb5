package belfry.server.network;

import belfry.core.media.MediaFacts;
import java.nio.file.Path;

/** A medium of a part with its bytes; {@code facts.altText()} is the part's own text where it has one. */
public record PartMediaFile(MediaFacts facts, String fileName, Path file) {}
