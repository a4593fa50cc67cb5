package belfry.server.cli;

import belfry.core.problem.Problem;
import belfry.core.wire.Wire;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** How answers look in a terminal. */
public final class Printed {
    private Printed() {}

    /** Summary, cause and numbered steps; for standard error. */
    public static void problem(PrintWriter out, Problem problem) {
        out.printf("%s: %s%n", problem.severity().name().toLowerCase(Locale.ROOT), problem.summary());
        out.printf("  cause: %s%n", problem.cause());
        problem.evidence().forEach(line -> out.printf("  seen:  %s%n", line));
        int step = 1;
        for (var remedy : problem.remedy()) {
            out.printf("  %d. %s%n", step, remedy);
            step++;
        }
        out.flush();
    }

    /** As a shell takes it: a path with a space is one word. */
    static String word(Object value) {
        var text = value.toString();
        return text.matches("[\\p{Alnum}_@%+=:,./~-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** For {@code --json}: the one JSON form of the API, on standard output. */
    public static void json(PrintWriter out, Object value) {
        try {
            out.println(Wire.json().writerWithDefaultPrettyPrinter().writeValueAsString(value));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Columns as wide as their widest cell. */
    public static void table(PrintWriter out, List<List<String>> rows) {
        var widths = rows.getFirst().stream().mapToInt(String::length).toArray();
        for (var row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        for (var row : rows) {
            var line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(row.get(column)).repeat(' ', widths[column] - row.get(column).length() + 2);
            }
            out.println(line.toString().stripTrailing());
        }
        out.flush();
    }
}
