package belfry.server.cli.akash;

import belfry.core.akash.lint.Advice;
import belfry.core.akash.sdl.Finding;
import belfry.core.akash.sdl.SdlSource;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** Prints findings as a compiler does: place, line, caret, and below it the cause and the remedy. */
final class FindingPrinter {
    /** A longer line is cut around the place, so that one minified file does not flood a terminal. */
    private static final int WIDEST = 160;
    private final PrintWriter out;
    private final Ansi ansi;

    FindingPrinter(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    void print(String file, SdlSource source, List<Advice> said) {
        said.forEach(advice -> print(file, source, advice));
        long errors = count(said, Finding.Severity.ERROR);
        long warnings = count(said, Finding.Severity.WARNING);
        long fixes = said.stream().filter(advice -> advice.fix().isPresent()).count();
        out.println(said.isEmpty()
                ? "%s: nothing to say against it".formatted(file)
                : "%s: %s, %s; %d can be mended by a quick fix".formatted(file, counted(errors, "error"),
                        counted(warnings, "warning"), fixes));
        out.flush();
    }

    private static String counted(long count, String what) {
        return count == 1 ? "1 " + what : count + " " + what + "s";
    }

    static long count(List<Advice> said, Finding.Severity severity) {
        return said.stream().filter(advice -> advice.finding().severity() == severity).count();
    }

    private void print(String file, SdlSource source, Advice advice) {
        var finding = advice.finding();
        var severity = finding.severity();
        out.println("%s:%s: %s %s [%s]".formatted(bold(file), finding.position(),
                colour(severity, severity.name().toLowerCase(Locale.ROOT) + ":"), finding.message(), finding.code()));
        excerpt(source, finding);
        indented("cause", finding.cause());
        indented("remedy", finding.remedy());
        indented("tools", finding.dispute());
        advice.fix().ifPresent(fix -> indented(fix.alone() ? "fix" : "--fix", fix.title()));
        out.println();
    }

    private void excerpt(SdlSource source, Finding finding) {
        var text = source.text();
        int offset = Math.min(finding.position().offset(), text.length());
        int start = text.lastIndexOf('\n', offset - 1) + 1;
        int end = text.indexOf('\n', offset);
        var line = text.substring(start, end < 0 ? text.length() : end).stripTrailing();
        int column = Math.min(offset - start, line.length());
        int cut = Math.max(0, column - WIDEST / 2);
        var shown = line.substring(cut, Math.min(line.length(), cut + WIDEST)).replaceAll("[\\p{Cntrl}]", " ");
        if (shown.isBlank() || finding.code().equals("sdl-secret-in-clear")) {
            return; // the line would print the secret once more, into a terminal's history or a build log
        }
        int length = Math.clamp(finding.length(), 1, Math.max(1, shown.length() - (column - cut)));
        out.println("    " + shown);
        out.println("    " + " ".repeat(column - cut) + colour(finding.severity(), "^" + "~".repeat(length - 1)));
    }

    private void indented(String label, String words) {
        if (!words.isEmpty()) {
            out.println("    %-7s %s".formatted(label + ":", words));
        }
    }

    private String bold(String words) {
        return ansi.enabled() ? "\u001B[1m" + words + "\u001B[0m" : words;
    }

    private String colour(Finding.Severity severity, String words) {
        var code = switch (severity) {
            case ERROR -> "31";
            case WARNING -> "33";
            case NOTE -> "36";
        };
        return ansi.enabled() ? "\u001B[1;" + code + "m" + words + "\u001B[0m" : words;
    }
}
