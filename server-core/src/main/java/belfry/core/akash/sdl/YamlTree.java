package belfry.core.akash.sdl;

import belfry.core.akash.sdl.SdlNode.Entry;
import belfry.core.akash.sdl.SdlNode.Item;
import belfry.core.akash.sdl.SdlNode.Kind;
import belfry.core.akash.sdl.SdlNode.Mapping;
import belfry.core.akash.sdl.SdlNode.Origin;
import belfry.core.akash.sdl.SdlNode.Scalar;
import belfry.core.akash.sdl.SdlNode.Sequence;
import belfry.core.akash.sdl.SdlNode.Style;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Builds our tree from the events of the YAML reader, within limits of depth and size. */
final class YamlTree {
    static final int DEEPEST = 60;
    static final int MOST_VALUES = 800_000;

    private final Iterator<Event> events;
    private final YamlMarks marks;
    private final List<Finding> findings;
    private final Map<String, Named> anchors = new HashMap<>();
    private final Set<String> unfinished = new HashSet<>();
    private int values;

    /** A node with an anchor and how many values stand below it. */
    private record Named(SdlNode node, int values) {}

    /** A node as it stands at one place: where its text begins and ends here, and whether it was written elsewhere. */
    private record Placed(SdlNode node, int start, int end, boolean shared) {}

    /** Ends the reading of a file that is wrong in a way the tree cannot show. */
    static final class Refused extends RuntimeException {
        private final transient Finding finding;

        Refused(Finding finding) {
            super(finding.code(), null, false, false);
            this.finding = finding;
        }

        Finding finding() {
            return finding;
        }
    }

    YamlTree(Iterator<Event> events, YamlMarks marks, List<Finding> findings) {
        this.events = events;
        this.marks = marks;
        this.findings = findings;
    }

    /** The value of the document whose start event was just read. */
    SdlNode document() {
        return node(events.next(), SdlPath.ROOT, 0).node();
    }

    private Placed node(Event event, SdlPath path, int depth) {
        if (depth > DEEPEST) {
            throw refused(YamlFault.TOO_DEEP, event, path, Integer.toString(DEEPEST));
        }
        if (event instanceof AliasEvent alias) {
            return alias(alias, path);
        }
        int before = values;
        count(1, event, path);
        var node = (NodeEvent) event;
        var name = node.getAnchor().map(Anchor::getValue);
        name.ifPresent(unfinished::add);
        int start = marks.start(event);
        var read = event instanceof ScalarEvent scalar
                ? scalar(scalar, path)
                : collection((CollectionStartEvent) event, path, depth);
        name.ifPresent(anchor -> name(anchor, read, values - before));
        return new Placed(read, start, read.end(), false);
    }

    private void name(String anchor, SdlNode node, int size) {
        unfinished.remove(anchor);
        anchors.put(anchor, new Named(node, size));
    }

    private void count(int more, Event event, SdlPath path) {
        values += more;
        if (values > MOST_VALUES) {
            throw refused(YamlFault.TOO_MANY_VALUES, event, path, Integer.toString(MOST_VALUES));
        }
    }

    private Placed alias(AliasEvent alias, SdlPath path) {
        var name = alias.getAlias().getValue();
        if (unfinished.contains(name)) {
            throw refused(YamlFault.CYCLE, alias, path, name);
        }
        var named = anchors.get(name);
        if (named == null) {
            throw refused(YamlFault.UNKNOWN_ANCHOR, alias, path, name);
        }
        count(named.values, alias, path);
        findings.add(marks.finding(YamlFault.ALIAS, alias, path, name));
        return new Placed(named.node, marks.start(alias), marks.end(alias), true);
    }

    private Scalar scalar(ScalarEvent event, SdlPath path) {
        int start = marks.valueStart(event);
        int end = Math.max(start, marks.trimmedEnd(event));
        var style = style(event.getScalarStyle());
        var kind = event.getTag().isEmpty() || event.getTag().get().equals("!")
                ? implied(event, style)
                : tagged(event.getTag().get(), event, path);
        return new Scalar(event.getValue(), style, kind, start, end);
    }

    private static Kind implied(ScalarEvent event, Style style) {
        return style == Style.PLAIN && event.getTag().isEmpty() ? ScalarKinds.of(event.getValue()) : Kind.STRING;
    }

    private Kind tagged(String tag, Event event, SdlPath path) {
        return switch (tag) {
            case "tag:yaml.org,2002:str" -> Kind.STRING;
            case "tag:yaml.org,2002:int" -> Kind.INTEGER;
            case "tag:yaml.org,2002:float" -> Kind.FLOAT;
            case "tag:yaml.org,2002:bool" -> Kind.BOOLEAN;
            case "tag:yaml.org,2002:null" -> Kind.NULL;
            case "tag:yaml.org,2002:timestamp" -> Kind.TIMESTAMP;
            default -> {
                findings.add(marks.finding(YamlFault.UNKNOWN_TAG, event, path, tag));
                yield Kind.STRING;
            }
        };
    }

    private static Style style(ScalarStyle style) {
        return switch (style) {
            case PLAIN -> Style.PLAIN;
            case SINGLE_QUOTED -> Style.SINGLE_QUOTED;
            case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> Style.DOUBLE_QUOTED;
            case LITERAL -> Style.LITERAL;
            case FOLDED -> Style.FOLDED;
        };
    }

    private SdlNode collection(CollectionStartEvent event, SdlPath path, int depth) {
        boolean mapping = event.getEventId() == Event.ID.MappingStart;
        event.getTag().filter(tag -> !tag.equals("tag:yaml.org,2002:" + (mapping ? "map" : "seq")))
                .ifPresent(tag -> findings.add(marks.finding(YamlFault.UNKNOWN_TAG, event, path, tag)));
        return mapping ? mapping(event, path, depth) : sequence(event, path, depth);
    }

    private Sequence sequence(CollectionStartEvent start, SdlPath path, int depth) {
        var items = new ArrayList<Item>();
        var event = events.next();
        int end = marks.end(start);
        while (event.getEventId() != Event.ID.SequenceEnd) {
            var placed = node(event, path.child(items.size()), depth + 1);
            items.add(new Item(placed.node, placed.start, placed.end, placed.shared));
            end = placed.end;
            event = events.next();
        }
        return new Sequence(items, start.isFlow(), marks.valueStart(start), start.isFlow() ? marks.end(event) : end);
    }

    private Mapping mapping(CollectionStartEvent start, SdlPath path, int depth) {
        var builder = new MappingBuilder();
        var event = events.next();
        int end = marks.end(start);
        while (event.getEventId() != Event.ID.MappingEnd) {
            var key = key(event, path, depth);
            var at = path.child(key.value());
            var value = node(events.next(), at, depth + 1);
            builder.add(key, value, at);
            end = value.end;
            event = events.next();
        }
        return new Mapping(builder.entries(), start.isFlow(), marks.valueStart(start),
                start.isFlow() ? marks.end(event) : end);
    }

    private Scalar key(Event event, SdlPath path, int depth) {
        if (node(event, path, depth + 1).node() instanceof Scalar key) {
            return key;
        }
        throw refused(YamlFault.KEY_NOT_TEXT, event, path, "");
    }

    private Refused refused(YamlFault fault, Event event, SdlPath path, String detail) {
        return new Refused(marks.finding(fault, event, path, detail));
    }

    /** Gathers the entries of one map: finds keys written twice and follows merge keys. */
    private final class MappingBuilder {
        private final List<Entry> entries = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private final List<Mapping> merged = new ArrayList<>();

        void add(Scalar key, Placed value, SdlPath at) {
            if (key.value().equals("<<") && key.style() == Style.PLAIN) {
                findings.add(marks.finding(YamlFault.MERGE_KEY, key, at, ""));
                merge(key, value.node(), at);
                return;
            }
            if (!names.add(key.value())) {
                findings.add(marks.finding(YamlFault.DUPLICATE_KEY, key, at, key.value()));
            }
            entries.add(new Entry(key, value.node(), value.start(), value.end(),
                    value.shared() ? Origin.ALIAS : Origin.HERE));
        }

        private void merge(Scalar key, SdlNode value, SdlPath at) {
            var maps = value instanceof Sequence sequence ? sequence.values() : List.of(value);
            for (var map : maps) {
                var mapping = asMapping(map).orElseThrow(
                        () -> new Refused(marks.finding(YamlFault.MERGE_VALUE, key, at, "")));
                merged.add(mapping);
            }
        }

        private Optional<Mapping> asMapping(@Nullable SdlNode node) {
            return node instanceof Mapping mapping ? Optional.of(mapping) : Optional.empty();
        }

        List<Entry> entries() {
            for (var mapping : merged) {
                for (var entry : mapping.entries()) {
                    if (names.add(entry.name())) {
                        entries.add(new Entry(entry.key(), entry.value(), entry.valueStart(), entry.end(),
                                Origin.MERGED));
                    }
                }
            }
            return entries;
        }
    }
}
