package belfry.core.akash.sdl;

import belfry.core.akash.sdl.SdlNode.Entry;
import belfry.core.akash.sdl.SdlNode.Item;
import belfry.core.akash.sdl.SdlNode.Mapping;
import belfry.core.akash.sdl.SdlNode.Scalar;
import belfry.core.akash.sdl.SdlNode.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text of a deployment file, its tree when it has one, and what its form alone gives reason to say. */
public final class SdlSource {
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,6}");

    private final String text;
    private final Optional<Mapping> root;
    private final List<Finding> findings;
    private final TextPlaces places;

    SdlSource(String text, Optional<Mapping> root, List<Finding> findings, TextPlaces places) {
        this.text = text;
        this.root = root;
        this.findings = List.copyOf(findings);
        this.places = places;
    }

    public static SdlSource read(String text) {
        return SdlReader.read(text);
    }

    /** Reads the bytes of a file; bytes that are not UTF-8 become a finding. */
    public static SdlSource read(byte[] bytes) {
        return SdlReader.read(bytes);
    }

    public String text() {
        return text;
    }

    /** Empty when the text is no YAML or has no keys at its top; then a finding says why. */
    public Optional<Mapping> root() {
        return root;
    }

    /** What the form of the file gives reason to say: syntax, encoding, aliases. In the order of the file. */
    public List<Finding> findings() {
        return findings;
    }

    public Position position(int offset) {
        return places.position(offset);
    }

    /** The value at the path. */
    public Optional<SdlNode> find(SdlPath path) {
        Optional<SdlNode> node = root.map(mapping -> mapping);
        for (var step : path.steps()) {
            node = node.flatMap(parent -> child(parent, step));
        }
        return node;
    }

    private static Optional<SdlNode> child(SdlNode parent, String step) {
        return switch (parent) {
            case Mapping mapping -> mapping.get(step);
            case Sequence sequence -> item(sequence, step).map(Item::value);
            case Scalar _ -> Optional.empty();
        };
    }

    static Optional<Item> item(Sequence sequence, String step) {
        if (!INDEX.matcher(step).matches()) {
            return Optional.empty();
        }
        int index = Integer.parseInt(step);
        return index < sequence.items().size() ? Optional.of(sequence.items().get(index)) : Optional.empty();
    }

    /** The key and value at the path, when the path ends with a key. */
    public Optional<Entry> entry(SdlPath path) {
        return find(path.parent()).flatMap(
                parent -> parent instanceof Mapping mapping ? mapping.entry(path.last()) : Optional.empty());
    }

    /** The same file with other text in some places, read anew. */
    public SdlSource with(List<TextEdit> edits) {
        return edits.isEmpty() ? this : read(TextEdit.apply(text, edits));
    }

    /**
     * The same file changed as the edits say, one after the other, each path counted in the file as the edits before
     * left it.
     *
     * @throws NoSuchPlaceException when an edit names a place that is not there
     */
    public SdlSource edit(List<SdlEdit> edits) {
        var edited = this;
        for (var edit : edits) {
            edited = edited.with(new SdlEditor(edited).edits(edit));
        }
        return edited;
    }

    public SdlSource edit(SdlEdit... edits) {
        return edit(List.of(edits));
    }
}
