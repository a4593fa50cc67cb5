package belfry.core.akash.sdl;

import belfry.core.akash.sdl.SdlNode.Entry;
import belfry.core.akash.sdl.SdlNode.Item;
import belfry.core.akash.sdl.SdlNode.Mapping;
import belfry.core.akash.sdl.SdlNode.Origin;
import belfry.core.akash.sdl.SdlNode.Sequence;
import java.util.List;

/** Takes one of several keys or items out of the text, with its lines or its comma. */
final class Removal {
    private final Lines lines;

    /** Where a key or item begins and ends. */
    private record Slot(int start, int end) {}

    Removal(Lines lines) {
        this.lines = lines;
    }

    TextEdit entry(Mapping mapping, Entry entry) {
        var slots = mapping.entries().stream().filter(e -> e.origin() != Origin.MERGED)
                .map(e -> new Slot(e.key().start(), e.end())).toList();
        return removed(slots, new Slot(entry.key().start(), entry.end()), mapping.flow());
    }

    TextEdit item(Sequence sequence, Item item) {
        var slots = sequence.items().stream().map(i -> slot(sequence, i)).toList();
        return removed(slots, slot(sequence, item), sequence.flow());
    }

    private Slot slot(Sequence sequence, Item item) {
        return new Slot(sequence.flow() ? item.start() : lines.dash(sequence, item), item.end());
    }

    private TextEdit removed(List<Slot> slots, Slot slot, boolean flow) {
        int index = slots.indexOf(slot);
        boolean last = index == slots.size() - 1;
        if (flow) {
            return last
                    ? new TextEdit(index == 0 ? slot.start : slots.get(index - 1).end, slot.end, "")
                    : new TextEdit(slot.start, slots.get(index + 1).start, "");
        }
        if (lines.firstInLine(slot.start) || last) {
            return new TextEdit(lines.startOfLine(slot.start), lines.nextLine(slot.end), "");
        }
        return new TextEdit(slot.start, slots.get(index + 1).start, "");
    }
}
