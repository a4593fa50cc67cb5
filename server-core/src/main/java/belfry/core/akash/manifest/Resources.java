package belfry.core.akash.manifest;

import java.util.List;

/**
 * What one replica is given. Amounts are decimal text, as they are hashed.
 *
 * @param cpu thousandths of a processor
 * @param memory bytes
 * @param gpu graphics processors
 */
public record Resources(int id, String cpu, List<Attribute> cpuAttributes, String memory, List<Volume> storage,
        String gpu, List<Attribute> gpuAttributes, List<Endpoint> endpoints) {
    public Resources {
        cpuAttributes = List.copyOf(cpuAttributes);
        storage = List.copyOf(storage);
        gpuAttributes = List.copyOf(gpuAttributes);
        endpoints = List.copyOf(endpoints);
    }

    /** A key and value by which providers are matched. */
    public record Attribute(String key, String value) {}

    /** @param size bytes */
    public record Volume(String name, String size, List<Attribute> attributes) {
        public Volume {
            attributes = List.copyOf(attributes);
        }
    }

    /** @param sequence which of the leased addresses, 0 for the other kinds */
    public record Endpoint(Kind kind, int sequence) {
        /** In the order of their numbers on the chain. */
        public enum Kind {
            SHARED_HTTP, RANDOM_PORT, LEASED_IP
        }
    }

    Resources numbered(int number) {
        return new Resources(number, cpu, cpuAttributes, memory, storage, gpu, gpuAttributes, endpoints);
    }

    Resources with(List<Endpoint> others) {
        return new Resources(id, cpu, cpuAttributes, memory, storage, gpu, gpuAttributes, others);
    }
}
