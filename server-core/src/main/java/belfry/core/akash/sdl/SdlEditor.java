package belfry.core.akash.sdl;

import belfry.core.akash.sdl.SdlNode.Entry;
import belfry.core.akash.sdl.SdlNode.Mapping;
import belfry.core.akash.sdl.SdlNode.Origin;
import belfry.core.akash.sdl.SdlNode.Scalar;
import belfry.core.akash.sdl.SdlNode.Sequence;
import java.util.List;

/** Turns a change into the few pieces of text that it replaces. */
final class SdlEditor {
    private final SdlSource source;
    private final Lines lines;
    private final YamlText yaml;

    SdlEditor(SdlSource source) {
        this.source = source;
        this.lines = new Lines(source.text());
        this.yaml = new YamlText(lines.newline());
    }

    List<TextEdit> edits(SdlEdit edit) {
        return switch (edit) {
            case SdlEdit.Set(var path, var value) -> List.of(set(path, value));
            case SdlEdit.Put(var path, var key, var value) -> List.of(put(path, key, value));
            case SdlEdit.Remove(var path) -> List.of(remove(path));
            case SdlEdit.Rename(var path, var key) -> List.of(rename(path, key));
            case SdlEdit.InsertItem(var path, var index, var value) -> List.of(insert(path, index, value));
            case SdlEdit.Reorder(var path, var order) -> new ItemOrder(lines).edits(sequence(path), order);
        };
    }

    /** A comment that was glued to a closing quote must not become part of what stands there now. */
    private TextEdit set(SdlPath path, SdlValue value) {
        var edit = replacement(path, value);
        boolean comment = source.text().startsWith("#", edit.end());
        return comment ? new TextEdit(edit.start(), edit.end(), edit.replacement() + " ") : edit;
    }

    private TextEdit replacement(SdlPath path, SdlValue value) {
        return switch (parent(path)) {
            case Mapping mapping -> setEntry(path, entry(mapping, path), mapping.flow(), value);
            case Sequence sequence -> setItem(path, sequence, value);
            case Scalar _ -> throw new NoSuchPlaceException(path, "there is no such key or item");
        };
    }

    private TextEdit setEntry(SdlPath path, Entry entry, boolean flow, SdlValue value) {
        owned(path, entry);
        if (value instanceof SdlValue.Text text && entry.value() instanceof Scalar old && !entry.shared()
                && written(old)) {
            return new TextEdit(old.start(), entry.end(), yaml.text(text.value(), old.style()));
        }
        int colon = lines.colonAfter(entry.key().end());
        int keyEnd = Math.min(colon + 1, source.text().length());
        var written = flow ? " " + yaml.flow(value) : yaml.afterKey(value, lines.indent(entry.key().start()));
        return new TextEdit(keyEnd, Math.max(entry.end(), keyEnd), written);
    }

    private TextEdit setItem(SdlPath path, Sequence sequence, SdlValue value) {
        var item = SdlSource.item(sequence, path.last())
                .orElseThrow(() -> new NoSuchPlaceException(path, "there is no such item"));
        if (value instanceof SdlValue.Text text && item.value() instanceof Scalar old && !item.shared()
                && written(old)) {
            return new TextEdit(old.start(), item.end(), yaml.text(text.value(), old.style()));
        }
        boolean glued = !sequence.flow() && item.start() == item.end();
        var indent = glued ? lines.indent(lines.dash(sequence, item)) + "  " : lines.indent(item.start());
        var written = sequence.flow() ? yaml.flow(value) : yaml.block(value, indent);
        return new TextEdit(item.start(), item.end(), glued ? " " + written : written);
    }

    private TextEdit put(SdlPath path, String key, SdlValue value) {
        var node = node(path);
        if (node instanceof Mapping mapping) {
            return mapping.entry(key).isPresent() ? set(path.child(key), value) : append(mapping, key, value);
        }
        if (node instanceof Scalar scalar && scalar.isNull() && !path.isRoot()) {
            return set(path, SdlValue.fields(SdlValue.field(key, value)));
        }
        throw new NoSuchPlaceException(path, "it is not a map");
    }

    private TextEdit append(Mapping mapping, String key, SdlValue value) {
        var field = SdlValue.fields(SdlValue.field(key, value));
        if (mapping.flow()) {
            return appendInBrackets(mapping.end(), mapping.entries().isEmpty(), yaml.flow(field).replaceAll(
                    "^\\{ | }$", ""));
        }
        var indent = lines.indent(mapping.start());
        int at = lines.endOfLine(mapping.end());
        return new TextEdit(at, at, lines.newline() + indent + yaml.block(field, indent));
    }

    /** Before the closing bracket, keeping the blanks that stand there. */
    private TextEdit appendInBrackets(int end, boolean empty, String written) {
        int at = end - 1;
        while (at > 0 && Character.isWhitespace(source.text().charAt(at - 1))) {
            at--;
        }
        return new TextEdit(at, at, empty ? written : ", " + written);
    }

    private TextEdit remove(SdlPath path) {
        return switch (parent(path)) {
            case Mapping mapping -> {
                var entry = entry(mapping, path);
                owned(path, entry);
                yield mapping.entries().size() == 1 && !path.parent().isRoot()
                        ? set(path.parent(), new SdlValue.Fields(List.of()))
                        : new Removal(lines).entry(mapping, entry);
            }
            case Sequence sequence -> {
                var item = SdlSource.item(sequence, path.last())
                        .orElseThrow(() -> new NoSuchPlaceException(path, "there is no such item"));
                yield sequence.items().size() == 1
                        ? set(path.parent(), new SdlValue.Items(List.of()))
                        : new Removal(lines).item(sequence, item);
            }
            case Scalar _ -> throw new NoSuchPlaceException(path, "there is no such key or item");
        };
    }

    private TextEdit rename(SdlPath path, String key) {
        if (parent(path) instanceof Mapping mapping) {
            var entry = entry(mapping, path);
            owned(path, entry);
            var old = entry.key();
            return new TextEdit(old.start(), old.end(), yaml.text(key, old.style()));
        }
        throw new NoSuchPlaceException(path, "it is not a key");
    }

    private TextEdit insert(SdlPath path, int index, SdlValue value) {
        var node = node(path);
        boolean none = (node instanceof Scalar scalar && scalar.isNull())
                || (node instanceof Sequence empty && empty.items().isEmpty());
        if (none) {
            return set(path, SdlValue.items(value));
        }
        var sequence = sequence(path);
        var items = sequence.items();
        if (index < 0 || index > items.size()) {
            throw new NoSuchPlaceException(path.child(index), "the list is shorter");
        }
        if (sequence.flow()) {
            return index == items.size()
                    ? appendInBrackets(sequence.end(), false, yaml.flow(value))
                    : new TextEdit(items.get(index).start(), items.get(index).start(), yaml.flow(value) + ", ");
        }
        var indent = lines.indent(sequence.start());
        var written = "- " + yaml.block(value, indent + "  ");
        int at = index == items.size() ? lines.endOfLine(sequence.end()) : lines.dash(sequence, items.get(index));
        return new TextEdit(at, at, index == items.size()
                ? lines.newline() + indent + written
                : written + lines.newline() + indent);
    }

    /** Not where a value is left out, be it after a tag, which a text put there would grow together with. */
    private static boolean written(Scalar scalar) {
        return !scalar.isNull() && scalar.end() > scalar.start();
    }

    private SdlNode node(SdlPath path) {
        return source.find(path).orElseThrow(() -> new NoSuchPlaceException(path, "there is no such key or item"));
    }

    private SdlNode parent(SdlPath path) {
        if (path.isRoot()) {
            throw new NoSuchPlaceException(path, "it has no key");
        }
        return node(path.parent());
    }

    private Sequence sequence(SdlPath path) {
        if (node(path) instanceof Sequence sequence) {
            return sequence;
        }
        throw new NoSuchPlaceException(path, "it is not a list");
    }

    private static Entry entry(Mapping mapping, SdlPath path) {
        return mapping.entry(path.last())
                .orElseThrow(() -> new NoSuchPlaceException(path, "there is no such key"));
    }

    private static void owned(SdlPath path, Entry entry) {
        if (entry.origin() == Origin.MERGED) {
            throw new NoSuchPlaceException(path, "it is merged in from elsewhere");
        }
    }
}
