package belfry.core.wire;

/** A new description of a medium. */
public record MediaEdit(String altText) {}
