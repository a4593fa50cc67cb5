package belfry.core.akash.template;

/** Storage that outlives a restart, though not the lease: {@code size} with suffix, {@code kind} a class such as beta3. */
public record Volume(String name, String mount, String size, String kind) {}
