package belfry.core.akash.template;

/**
 * What one replica of a service gets.
 *
 * @param cpu units or milli-units, as in a deployment file: {@code 2}, {@code 500m}
 * @param memory with suffix: {@code 4Gi}
 * @param disk ephemeral disk, lost with each restart: {@code 5Gi}
 */
public record Resources(String cpu, String memory, String disk) {}
