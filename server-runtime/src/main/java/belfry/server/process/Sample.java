package belfry.server.process;

import org.jspecify.annotations.Nullable;

/**
 * How much a process uses now; null where this system does not tell.
 *
 * @param cpuPercent of one processor: 200 is two of them
 */
public record Sample(@Nullable Double cpuPercent, @Nullable Long memoryBytes) {
    public static final Sample UNKNOWN = new Sample(null, null);
}
