package belfry.core.akash.sdl;

import java.util.List;

/** One change of a deployment file; all text that it does not name stays as it is, comments included. */
public sealed interface SdlEdit {
    /** Where it takes place. */
    SdlPath path();

    /** Gives an existing key or list item another value. A text keeps the quotes of the text it replaces. */
    record Set(SdlPath path, SdlValue value) implements SdlEdit {}

    /** Sets the key of the map at the path, adding it at the end when it is not there. */
    record Put(SdlPath path, String key, SdlValue value) implements SdlEdit {}

    /** Takes away a key with its value, or a list item. */
    record Remove(SdlPath path) implements SdlEdit {}

    /** Gives a key another name. */
    record Rename(SdlPath path, String key) implements SdlEdit {}

    /** Adds an item to the list at the path, before the item that now has the index, or at the end. */
    record InsertItem(SdlPath path, int index, SdlValue value) implements SdlEdit {}

    /** Puts the items of the list at the path into another order: {@code order} holds their present indexes. */
    record Reorder(SdlPath path, List<Integer> order) implements SdlEdit {
        public Reorder {
            order = List.copyOf(order);
        }
    }
}
