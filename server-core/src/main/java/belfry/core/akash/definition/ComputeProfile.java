package belfry.core.akash.definition;

import belfry.core.akash.sdl.SdlNode.Scalar;
import belfry.core.akash.sdl.SdlPath;
import java.util.List;
import java.util.Optional;

/** What one replica of a service is given: processor, memory, volumes, graphics processors. */
public record ComputeProfile(SdlPath path, String name, Optional<Cpu> cpu, Optional<Scalar> memory,
        List<Volume> storage, Optional<Gpu> gpu) {
    /** Processor time. */
    public record Cpu(SdlPath path, Optional<Scalar> units, List<Attribute> attributes) {}

    /** A key of an attribute map with its value. */
    public record Attribute(SdlPath path, String key, Scalar value) {}

    /**
     * A volume; without a name it is the container's own disk and is lost at every restart.
     *
     * @param listed whether it stands in a list, rather than alone
     * @param attributes absent when the key is not there
     */
    public record Volume(SdlPath path, Optional<Scalar> name, Optional<Scalar> size, boolean listed,
            Optional<List<Attribute>> attributes) {
        public String nameOrDefault() {
            return name.map(Scalar::value).filter(text -> !text.isEmpty()).orElse("default");
        }

        /** The Go parser does not read the name of a volume that stands alone. */
        public String goName() {
            return listed ? nameOrDefault() : "default";
        }

        public Optional<Scalar> attribute(String key) {
            return attributes.orElse(List.of()).stream().filter(attribute -> attribute.key().equals(key))
                    .map(Attribute::value).findFirst();
        }

        public boolean persistent() {
            return attribute("persistent").filter(Numbers::truth).isPresent();
        }
    }

    /**
     * Graphics processors.
     *
     * @param attributes whether the key is there
     * @param vendor whether a vendor is named
     * @param models those of nvidia that will do; none means any
     */
    public record Gpu(SdlPath path, Optional<Scalar> units, boolean attributes, boolean vendor,
            List<GpuModel> models) {
        public boolean wanted() {
            return units.filter(text -> Numbers.value(text) != 0).isPresent();
        }
    }

    /** A model of graphics processor that will do. */
    public record GpuModel(SdlPath path, Optional<Scalar> model, Optional<Scalar> ram, Optional<Scalar> link) {}
}
