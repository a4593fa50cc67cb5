package belfry.core.akash.sdl;

import java.util.List;

/** A value to be written into a deployment file. */
public sealed interface SdlValue {
    /** A text, quoted where YAML would take it for something else. */
    record Text(String value) implements SdlValue {}

    /** A number, truth value or anything else that is to be written exactly so. */
    record Plain(String literal) implements SdlValue {
        public Plain {
            if (literal.isBlank() || literal.lines().count() != 1) {
                throw new IllegalArgumentException("a plain value is one word in one line");
            }
        }
    }

    record Items(List<SdlValue> values) implements SdlValue {
        public Items {
            values = List.copyOf(values);
        }
    }

    record Fields(List<Field> fields) implements SdlValue {
        public Fields {
            fields = List.copyOf(fields);
        }
    }

    record Field(String key, SdlValue value) {}

    static SdlValue text(String value) {
        return new Text(value);
    }

    static SdlValue number(long value) {
        return new Plain(Long.toString(value));
    }

    static SdlValue truth(boolean value) {
        return new Plain(Boolean.toString(value));
    }

    static SdlValue items(SdlValue... values) {
        return new Items(List.of(values));
    }

    static SdlValue fields(Field... fields) {
        return new Fields(List.of(fields));
    }

    static Field field(String key, SdlValue value) {
        return new Field(key, value);
    }
}
