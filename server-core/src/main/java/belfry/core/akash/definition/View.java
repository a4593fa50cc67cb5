package belfry.core.akash.definition;

import belfry.core.akash.sdl.SdlNode;
import belfry.core.akash.sdl.SdlNode.Entry;
import belfry.core.akash.sdl.SdlNode.Mapping;
import belfry.core.akash.sdl.SdlNode.Scalar;
import belfry.core.akash.sdl.SdlNode.Sequence;
import belfry.core.akash.sdl.SdlPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A value of the tree with the way to it, from which parts are taken when they are there and of the right kind. */
record View(SdlNode node, SdlPath path) {
    Optional<View> child(String key) {
        return node instanceof Mapping mapping
                ? mapping.get(key).map(value -> new View(value, path.child(key)))
                : Optional.empty();
    }

    /** The child when it is a map. */
    Optional<View> map(String key) {
        return child(key).filter(view -> view.node instanceof Mapping);
    }

    /** A scalar that is not nothing. */
    Optional<Scalar> text(String key) {
        return node instanceof Mapping mapping ? mapping.get(key).flatMap(View::scalar) : Optional.empty();
    }

    static Optional<Scalar> scalar(SdlNode node) {
        return node instanceof Scalar scalar && !scalar.isNull() ? Optional.of(scalar) : Optional.empty();
    }

    /** The scalars of a list; empty when the key is not there, is nothing, or is no list. */
    List<Scalar> texts(String key) {
        return textsIfAny(key).orElse(List.of());
    }

    Optional<List<Scalar>> textsIfAny(String key) {
        if (child(key).orElse(this).node instanceof Sequence sequence) {
            var texts = new ArrayList<Scalar>(sequence.items().size());
            sequence.items().forEach(item -> scalar(item.value()).ifPresent(texts::add));
            return Optional.of(List.copyOf(texts));
        }
        return Optional.empty();
    }

    /** The items of a list that are maps. */
    List<View> items(String key) {
        return child(key).map(View::items).orElse(List.of());
    }

    List<View> items() {
        var views = new ArrayList<View>();
        if (node instanceof Sequence sequence) {
            for (int index = 0; index < sequence.items().size(); index++) {
                if (sequence.items().get(index).value() instanceof Mapping item) {
                    views.add(new View(item, path.child(index)));
                }
            }
        }
        return views;
    }

    /** The values of a map by name; a name given twice counts once. */
    List<View> entries(String key) {
        return child(key).map(View::entries).orElse(List.of());
    }

    List<View> entries() {
        if (!(node instanceof Mapping mapping)) {
            return List.of();
        }
        var views = new ArrayList<View>(mapping.entries().size());
        for (Entry entry : mapping.entries()) {
            views.add(new View(entry.value(), path.child(entry.name())));
        }
        return views;
    }

    String name() {
        return path.last();
    }

    boolean truth(String key) {
        return text(key).filter(Numbers::truth).isPresent();
    }
}
