package belfry.core.akash.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Spoils deployment files the way people, editors and attackers do. */
final class Mutations {
    private static final List<String> NASTY = List.of("\t", "\r\n", "\u0000", "\uFEFF", "\u2028", "🙂", "\uD800", "- ",
            ":",
            ": ", " #", "\"", "'", "\\", "[", "]", "{", "}", "&a ", "*a", "<<: *a\n", "!!str ", "!x ", "---\n", "...\n",
            "%YAML 1.1\n", "? ", "| \n", ">-\n  ", "~", "null", ".nan", ".inf", "-.inf", "NaN", "Infinity", "-1", "0",
            "0x7fffffff", "010", "1e309", "1e-400", "99999999999999999999999", "9".repeat(400), "1_000", "4294967296",
            "18446744073709551616", "0.07", "1.5Gi", "512", "6GB", "16gi", "Gi", "5m", "0.5m", "true", "yes", "off",
            "\"true\"", "2001-01-01", "\"2.0\"", "2.0", "v2", "3.0.0", "uact", "ibc/ABC", "beta3", "ram", "default",
            "/", "a".repeat(300), "A.b_c", "global: true", "persistent: true", "class: ram", "expose:\n", "to: []",
            "storage: {}", "params:\n", "image: x\n", "count: 51", "cpu-gpu", "http_options: {next_cases: [off, 500]}");

    private static final Pattern LINE = Pattern.compile("([a-zA-Z_]+): +([^\\n]+)");

    private final RandomGenerator random;
    private final List<String> corpus;

    Mutations(RandomGenerator random, List<String> corpus) {
        this.random = random;
        this.corpus = List.copyOf(corpus);
    }

    String next() {
        var text = any(corpus);
        if (random.nextBoolean()) {
            return gently(gently(text));
        }
        int times = 1 + Math.min(random.nextInt(6), random.nextInt(6));
        for (int time = 0; time < times; time++) {
            text = mutated(text);
        }
        return text;
    }

    /** Gives one key the value that a key of the same name has elsewhere, or half the time changes nothing. */
    private String gently(String text) {
        var match = LINE.matcher(text);
        boolean found = false;
        for (int skip = random.nextInt(30); skip >= 0; skip--) {
            found = match.find();
        }
        if (!found || random.nextBoolean()) {
            return text;
        }
        var others = LINE.matcher(any(corpus));
        while (others.find()) {
            if (others.group(1).equals(match.group(1)) && random.nextInt(3) > 0) {
                return text.substring(0, match.start(2)) + others.group(2) + text.substring(match.end(2));
            }
        }
        return text;
    }

    private String mutated(String text) {
        return switch (random.nextInt(9)) {
            case 0 -> replaced(text, random.nextInt(4), any(NASTY));
            case 1 -> replaced(text, 0, any(NASTY));
            case 2 -> replaced(text, 1 + random.nextInt(40), "");
            case 3 -> replaced(text, 0, piece(text));
            case 4 -> replaced(text, 1 + random.nextInt(200), piece(any(corpus)));
            case 5 -> value(text, any(NASTY));
            case 6, 7 -> lines(text);
            default -> replaced(text, 1, String.valueOf((char) random.nextInt(0x300)));
        };
    }

    private String replaced(String text, int length, String by) {
        int start = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), start + length);
        return text.substring(0, start) + by + text.substring(end);
    }

    private String piece(String text) {
        int start = random.nextInt(text.length() + 1);
        return text.substring(start, Math.min(text.length(), start + random.nextInt(120)));
    }

    /** Puts something else after one of the colons. */
    private String value(String text, String by) {
        int colon = text.indexOf(": ", random.nextInt(text.length() + 1));
        if (colon < 0) {
            return text;
        }
        int end = text.indexOf('\n', colon);
        return text.substring(0, colon + 2) + by + (end < 0 ? "" : text.substring(end));
    }

    private String lines(String text) {
        var lines = new ArrayList<>(text.lines().toList());
        if (lines.isEmpty()) {
            return any(NASTY);
        }
        int at = random.nextInt(lines.size());
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
            case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
            case 3 -> lines.set(at, " ".repeat(random.nextInt(8)) + lines.get(at).strip());
            default -> lines.set(at, lines.get(at).strip());
        }
        return String.join("\n", lines) + "\n";
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
