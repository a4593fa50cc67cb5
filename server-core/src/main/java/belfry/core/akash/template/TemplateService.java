package belfry.core.akash.template;

import java.util.List;
import java.util.Optional;

/** One service of a template. {@code pricePerBlock}: the most to pay, in the smallest unit, for one replica. */
record TemplateService(String name, String image, Optional<Registry> registry, List<String> command, List<String> env,
        List<Port> ports, List<Volume> volumes, Resources resources, long pricePerBlock) {
    TemplateService {
        command = List.copyOf(command);
        env = List.copyOf(env);
        ports = List.copyOf(ports);
        volumes = List.copyOf(volumes);
    }

    TemplateService(String name, String image, List<String> env, List<Port> ports, List<Volume> volumes,
            Resources resources, long pricePerBlock) {
        this(name, image, Optional.empty(), List.of(), env, ports, volumes, resources, pricePerBlock);
    }
}
