package belfry.core.wire;

import org.jspecify.annotations.Nullable;

/** A step that cures; {@code action} names what a button can do ({@code process.restart:NAME}), null: by hand. */
public record RemedyView(String text, @Nullable String action) {}
