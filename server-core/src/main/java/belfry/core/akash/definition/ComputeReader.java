package belfry.core.akash.definition;

import belfry.core.akash.definition.ComputeProfile.Attribute;
import belfry.core.akash.definition.ComputeProfile.Cpu;
import belfry.core.akash.definition.ComputeProfile.Gpu;
import belfry.core.akash.definition.ComputeProfile.GpuModel;
import belfry.core.akash.definition.ComputeProfile.Volume;
import belfry.core.akash.sdl.SdlNode.Mapping;
import belfry.core.akash.sdl.SdlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads compute profiles. */
final class ComputeReader {
    ComputeProfile profile(View view) {
        var resources = view.map("resources");
        return new ComputeProfile(view.path(), view.name(),
                resources.flatMap(map -> map.map("cpu")).map(cpu -> new Cpu(cpu.path(), cpu.text("units"),
                        attributes(cpu.child("attributes")))),
                resources.flatMap(map -> map.map("memory")).flatMap(memory -> memory.text("size")),
                resources.flatMap(map -> map.child("storage")).map(this::storage).orElse(List.of()),
                resources.flatMap(map -> map.map("gpu")).map(this::gpu));
    }

    private List<Volume> storage(View view) {
        if (view.node() instanceof Mapping) {
            return List.of(volume(view, false));
        }
        return view.node() instanceof Sequence
                ? view.items().stream().map(item -> volume(item, true)).toList()
                : List.of();
    }

    private Volume volume(View view, boolean listed) {
        return new Volume(view.path(), view.text("name"), view.text("size"), listed,
                view.map("attributes").map(map -> attributes(Optional.of(map))));
    }

    static List<Attribute> attributes(Optional<View> map) {
        var attributes = new ArrayList<Attribute>();
        for (var view : map.map(View::entries).orElse(List.of())) {
            View.scalar(view.node())
                    .ifPresent(value -> attributes.add(new Attribute(view.path(), view.name(), value)));
        }
        return List.copyOf(attributes);
    }

    private Gpu gpu(View view) {
        var vendor = view.map("attributes").flatMap(attributes -> attributes.map("vendor"));
        var models = vendor.map(map -> map.items("nvidia").stream().map(this::model).toList()).orElse(List.of());
        return new Gpu(view.path(), view.text("units"), view.child("attributes").isPresent(), vendor.isPresent(),
                models);
    }

    private GpuModel model(View view) {
        return new GpuModel(view.path(), view.text("model"), view.text("ram"), view.text("interface"));
    }
}
