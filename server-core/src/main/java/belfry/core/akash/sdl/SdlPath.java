package belfry.core.akash.sdl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The way from the top of a deployment file to one value, written like a JSON pointer (RFC 6901). */
public final class SdlPath {
    public static final SdlPath ROOT = new SdlPath(null, "");

    private final @Nullable SdlPath parent;
    private final String last;

    private SdlPath(@Nullable SdlPath parent, String last) {
        this.parent = parent;
        this.last = last;
    }

    public static SdlPath of(String... steps) {
        var path = ROOT;
        for (var step : steps) {
            path = path.child(step);
        }
        return path;
    }

    /** Reads what {@link #toString} writes: {@code /services/app/expose/0/port}. */
    public static SdlPath parse(String pointer) {
        if (pointer.isEmpty()) {
            return ROOT;
        }
        if (pointer.charAt(0) != '/') {
            throw new IllegalArgumentException("a path begins with a slash: " + pointer);
        }
        var path = ROOT;
        for (var step : pointer.substring(1).split("/", -1)) {
            path = path.child(step.replace("~1", "/").replace("~0", "~"));
        }
        return path;
    }

    public SdlPath child(String key) {
        return new SdlPath(this, key);
    }

    public SdlPath child(int index) {
        return new SdlPath(this, Integer.toString(index));
    }

    public boolean isRoot() {
        return parent == null;
    }

    /** The top has no parent but itself. */
    public SdlPath parent() {
        return parent == null ? this : parent;
    }

    /** The last key or index; empty at the top. */
    public String last() {
        return last;
    }

    public List<String> steps() {
        var steps = new ArrayList<String>();
        for (var path = this; path.parent != null; path = path.parent) {
            steps.add(path.last);
        }
        Collections.reverse(steps);
        return List.copyOf(steps);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SdlPath path && last.equals(path.last) && Objects.equals(parent, path.parent);
    }

    @Override
    public int hashCode() {
        return Objects.hash(parent, last);
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var step : steps()) {
            text.append('/').append(step.replace("~", "~0").replace("/", "~1"));
        }
        return text.toString();
    }
}
