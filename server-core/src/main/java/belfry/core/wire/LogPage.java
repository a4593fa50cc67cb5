package belfry.core.wire;

import java.util.List;

/** Lines of a process's log, oldest first; {@code next} continues the tail. */
public record LogPage(List<String> lines, String next) {
    public LogPage {
        lines = List.copyOf(lines);
    }
}
