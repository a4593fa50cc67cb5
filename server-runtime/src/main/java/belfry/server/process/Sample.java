package belfry.server.process;

import org.jspecify.annotations.Nullable;

/**
 * How much a process uses now; null where this system does not tell.
 *
 * @param cpuPercent of one processor: 200 is two of them
 */
public record Sample(@Nullable Double cpuPercent, @Nullable Long memoryBytes) {
    public static final Sample UNKNOWN = new Sample(null, null);

    /** Both together; what is unknown counts as nothing. */
    Sample plus(Sample other) {
        var cpu = cpuPercent == null
                ? other.cpuPercent
                : other.cpuPercent == null ? cpuPercent : Double.valueOf(cpuPercent + other.cpuPercent);
        var memory = memoryBytes == null
                ? other.memoryBytes
                : other.memoryBytes == null ? memoryBytes : Long.valueOf(memoryBytes + other.memoryBytes);
        return new Sample(cpu, memory);
    }
}
