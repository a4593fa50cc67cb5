package belfry.core.akash.lint;

import static belfry.core.akash.sdl.SdlValue.field;
import static belfry.core.akash.sdl.SdlValue.fields;
import static belfry.core.akash.sdl.SdlValue.text;

import belfry.core.akash.sdl.SdlEdit;
import belfry.core.akash.sdl.SdlNode.Mapping;
import belfry.core.akash.sdl.SdlNode.Sequence;
import belfry.core.akash.sdl.SdlPath;
import belfry.core.akash.sdl.SdlValue;

/** Edits that add something below a service or profile, whatever of the way there the file has already. */
final class Edits {
    private Edits() {}

    /** Adds an item at the end of the list {@code key}, making the list where there is none. */
    static SdlEdit append(Stack stack, SdlPath parent, String key, SdlValue value) {
        var list = parent.child(key);
        return stack.source().find(list).filter(Sequence.class::isInstance).map(Sequence.class::cast)
                .<SdlEdit>map(present -> new SdlEdit.InsertItem(list, present.items().size(), value))
                .orElseGet(() -> new SdlEdit.Put(parent, key, SdlValue.items(value)));
    }

    /** Sets a variable in a service's environment. */
    static SdlEdit variable(Stack stack, ServiceView service, String name, String value) {
        var entry = text(name + "=" + value);
        return service.variable(name).<SdlEdit>map(present -> new SdlEdit.Set(present.path(), entry))
                .orElseGet(() -> append(stack, service.path(), "env", entry));
    }

    static SdlEdit mount(Stack stack, ServiceView service, String volume, String folder) {
        var params = service.path().child("params");
        var value = fields(field("mount", text(folder)));
        if (mapping(stack, params.child("storage"))) {
            return new SdlEdit.Put(params.child("storage"), volume, value);
        }
        var storage = fields(field(volume, value));
        return mapping(stack, params)
                ? new SdlEdit.Put(params, "storage", storage)
                : new SdlEdit.Put(service.path(), "params", fields(field("storage", storage)));
    }

    /** Adds a persistent volume to a profile; a single volume written without a list becomes a list. */
    static SdlEdit volume(Stack stack, ProfileView profile, String name, String size) {
        var volume = fields(field("name", text(name)), field("size", text(size)),
                field("attributes", fields(field("class", text("beta3")), field("persistent", SdlValue.truth(true)))));
        var resources = profile.path().child("resources");
        if (profile.listed() || profile.volumes().isEmpty()) {
            return append(stack, resources, "storage", volume);
        }
        var root = fields(field("size", text(profile.volumes().getFirst().size())));
        return new SdlEdit.Put(resources, "storage", SdlValue.items(root, volume));
    }

    private static boolean mapping(Stack stack, SdlPath path) {
        return stack.source().find(path).filter(Mapping.class::isInstance).isPresent();
    }
}
