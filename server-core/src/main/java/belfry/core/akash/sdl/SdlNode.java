package belfry.core.akash.sdl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value in a deployment file and the range of its text; {@link SdlSource#position} turns an offset into line and
 * column. Of a value with an anchor or a tag the range covers the value alone.
 */
public sealed interface SdlNode {
    int start();

    int end();

    /** How a scalar is written. */
    enum Style {
        PLAIN, SINGLE_QUOTED, DOUBLE_QUOTED, LITERAL, FOLDED
    }

    /** What YAML 1.2 takes a scalar for, as the official TypeScript reader does. */
    enum Kind {
        NULL, BOOLEAN, INTEGER, FLOAT, TIMESTAMP, STRING
    }

    /**
     * A text, number, truth value or nothing.
     *
     * @param value the text without quotes, escapes resolved
     */
    record Scalar(String value, Style style, Kind kind, int start, int end) implements SdlNode {
        public boolean isNull() {
            return kind == Kind.NULL;
        }

        public boolean isString() {
            return kind == Kind.STRING;
        }
    }

    /**
     * One member of a sequence.
     *
     * @param start where its text begins here, which for an alias is not where the value stands
     * @param shared whether the value was written elsewhere and only referred to here
     */
    record Item(SdlNode value, int start, int end, boolean shared) {}

    /** A list. */
    record Sequence(List<Item> items, boolean flow, int start, int end) implements SdlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        public List<SdlNode> values() {
            return items.stream().map(Item::value).toList();
        }
    }

    /**
     * A key and its value.
     *
     * @param valueStart where the text of the value begins here, which for an alias is not where the value stands
     * @param end where the text of the value ends here
     */
    record Entry(Scalar key, SdlNode value, int valueStart, int end, Origin origin) {
        /** Whether the value, or the whole entry, was written elsewhere and only referred to here. */
        public boolean shared() {
            return origin != Origin.HERE;
        }

        public String name() {
            return key.value();
        }
    }

    /** Where an entry was written: here, its value at an anchor, or all of it in a map that is merged in. */
    enum Origin {
        HERE, ALIAS, MERGED
    }

    /** Keys with values, in the order of the file; those merged in come last. */
    final class Mapping implements SdlNode {
        private static final int WORTH_AN_INDEX = 12;

        private final List<Entry> entries;
        private final Map<String, Entry> index;
        private final boolean flow;
        private final int start;
        private final int end;

        public Mapping(List<Entry> entries, boolean flow, int start, int end) {
            this.entries = List.copyOf(entries);
            this.flow = flow;
            this.start = start;
            this.end = end;
            this.index = entries.size() < WORTH_AN_INDEX ? Map.of() : indexed(entries);
        }

        private static Map<String, Entry> indexed(List<Entry> entries) {
            var index = HashMap.<String, Entry>newHashMap(entries.size());
            entries.forEach(entry -> index.putIfAbsent(entry.name(), entry));
            return index;
        }

        public List<Entry> entries() {
            return entries;
        }

        public boolean flow() {
            return flow;
        }

        @Override
        public int start() {
            return start;
        }

        @Override
        public int end() {
            return end;
        }

        public Optional<Entry> entry(String key) {
            if (entries.size() >= WORTH_AN_INDEX) {
                return Optional.ofNullable(index.get(key));
            }
            for (var entry : entries) {
                if (entry.name().equals(key)) {
                    return Optional.of(entry);
                }
            }
            return Optional.empty();
        }

        public Optional<SdlNode> get(String key) {
            return entry(key).map(Entry::value);
        }
    }
}
