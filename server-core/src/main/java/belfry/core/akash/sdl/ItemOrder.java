package belfry.core.akash.sdl;

import belfry.core.akash.sdl.SdlNode.Item;
import belfry.core.akash.sdl.SdlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Moves the items of a list with their lines and the comments right above them. */
final class ItemOrder {
    private final Lines lines;

    ItemOrder(Lines lines) {
        this.lines = lines;
    }

    List<TextEdit> edits(Sequence sequence, List<Integer> order) {
        var items = sequence.items();
        var all = IntStream.range(0, items.size()).boxed().toList();
        if (!order.stream().sorted().toList().equals(all)) {
            throw new IllegalArgumentException("not an order of " + items.size() + " items: " + order);
        }
        if (order.equals(all)) {
            return List.of();
        }
        return sequence.flow() ? swapped(items, order) : List.of(moved(sequence, order));
    }

    private List<TextEdit> swapped(List<Item> items, List<Integer> order) {
        var edits = new ArrayList<TextEdit>();
        for (int at = 0; at < items.size(); at++) {
            var from = items.get(order.get(at));
            edits.add(new TextEdit(items.get(at).start(), items.get(at).end(),
                    lines.text().substring(from.start(), from.end())));
        }
        return edits;
    }

    private TextEdit moved(Sequence sequence, List<Integer> order) {
        var items = sequence.items();
        var indent = lines.indent(sequence.start());
        var starts = new ArrayList<Integer>();
        for (var item : items) {
            int dash = lines.dash(sequence, item);
            starts.add(starts.isEmpty() ? dash : withComments(dash, indent));
        }
        int end = lines.endOfLine(items.getLast().end());
        var pieces = new ArrayList<String>();
        for (int at = 0; at < items.size(); at++) {
            int stop = at + 1 < items.size() ? starts.get(at + 1) : end;
            pieces.add(lines.text().substring(starts.get(at), stop).stripTrailing());
        }
        var joined = order.stream().map(pieces::get).collect(Collectors.joining(lines.newline() + indent));
        return new TextEdit(starts.getFirst(), end, joined);
    }

    /** Where the comment lines right above an item begin that are indented as it is. */
    private int withComments(int dash, String indent) {
        int start = dash;
        int above = lines.startOfLine(dash);
        while (above > 0) {
            above = lines.startOfLine(above - 1);
            if (!lines.text().startsWith(indent + "#", above)) {
                return start;
            }
            start = above + indent.length();
        }
        return start;
    }
}
