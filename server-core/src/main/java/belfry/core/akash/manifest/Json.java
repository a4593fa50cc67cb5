package belfry.core.akash.manifest;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON without a blank, the way both official libraries do before they hash. Keys are written in the order in
 * which they are given: the caller gives them sorted.
 */
final class Json {
    private final StringBuilder out = new StringBuilder(2048);
    private final boolean separatorsEscaped;

    /** @param separatorsEscaped whether U+2028 and U+2029 are escaped, as Go does */
    Json(boolean separatorsEscaped) {
        this.separatorsEscaped = separatorsEscaped;
    }

    Json key(String key) {
        separate();
        out.append('"').append(key).append("\":");
        return this;
    }

    private void separate() {
        char last = out.isEmpty() ? '[' : out.charAt(out.length() - 1);
        if (last != '{' && last != '[' && last != ':') {
            out.append(',');
        }
    }

    Json object(Runnable fields) {
        separate();
        out.append('{');
        fields.run();
        out.append('}');
        return this;
    }

    <T> Json array(List<T> items, Consumer<T> item) {
        separate();
        out.append('[');
        items.forEach(item);
        out.append(']');
        return this;
    }

    Json texts(@Nullable List<String> texts) {
        return texts == null ? raw("null") : array(texts, this::text);
    }

    Json number(long number) {
        return raw(Long.toString(number));
    }

    Json truth(boolean truth) {
        return raw(Boolean.toString(truth));
    }

    Json nothing() {
        return raw("null");
    }

    private Json raw(String word) {
        separate();
        out.append(word);
        return this;
    }

    Json text(String text) {
        separate();
        out.append('"');
        for (int at = 0; at < text.length(); at++) {
            append(text, at);
        }
        out.append('"');
        return this;
    }

    private void append(String text, int at) {
        char c = text.charAt(at);
        if (c >= ' ' && c < 0x7F && "\"\\<>&".indexOf(c) < 0) {
            out.append(c);
            return;
        }
        int named = "\"\\\n\r\t\b\f".indexOf(c);
        if (named >= 0) {
            out.append('\\').append("\"\\nrtbf".charAt(named));
        } else if (c < ' ' || c == '<' || c == '>' || c == '&'
                || (separatorsEscaped && (c == 0x2028 || c == 0x2029))) {
            out.append("\\u").append(String.format("%04x", (int) c));
        } else {
            out.append(c);
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
