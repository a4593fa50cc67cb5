package belfry.server.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What a process was started with. */
public final class CommandLines {
    private static final int LONGEST = 200;
    private static final Pattern SECRET = Pattern
            .compile("(?i)((?:password|passwd|secret|token|api-?key|credential)\\S*?[=\\s:])\\s*\\S+");
    private static final Pattern LOGIN_IN_ADDRESS = Pattern.compile("://[^/\\s@]*@");
    private static final List<String> CLASS_PATH = List.of("-cp", "-classpath", "--class-path");

    private static final List<String> JAVA = List.of("java");

    private CommandLines() {}

    /** Program and arguments; empty when this system does not tell. */
    public static List<String> of(ProcessHandle process) {
        try {
            // The JDK reads one page of this file and gives nothing when a class path makes it longer.
            var bytes = Files.readAllBytes(Path.of("/proc/%d/cmdline".formatted(process.pid())));
            if (bytes.length > 0) {
                return List.of(new String(bytes, StandardCharsets.UTF_8).split("\0"));
            }
        } catch (IOException _) {
            // Not Linux, or not ours to read: what the JDK knows has to do.
            return fromJdk(process);
        }
        return fromJdk(process);
    }

    private static List<String> fromJdk(ProcessHandle process) {
        var words = new ArrayList<String>();
        process.info().command().ifPresent(words::add);
        process.info().arguments().ifPresent(arguments -> words.addAll(Arrays.asList(arguments)));
        return List.copyOf(words);
    }

    /** As an operator may see it: short, and without words that look like secrets. */
    static String shown(ProcessHandle process) {
        var words = of(process);
        return words.isEmpty() ? "unknown command" : shown(words);
    }

    static String shown(List<String> words) {
        var kept = new ArrayList<String>();
        kept.add(words.getFirst().replaceAll(".*[/\\\\]", ""));
        for (int i = 1; i < words.size(); i++) {
            if (kept.equals(JAVA) && words.get(i).startsWith("-") && !words.get(i).equals("-jar")) {
                continue; // flags of the JVM say nothing about what it runs
            }
            if (!CLASS_PATH.contains(words.get(i)) && !CLASS_PATH.contains(words.get(i - 1))) {
                kept.add(words.get(i));
            }
        }
        var line = SECRET.matcher(String.join(" ", kept)).replaceAll("$1…");
        var masked = LOGIN_IN_ADDRESS.matcher(line).replaceAll("://…@");
        return masked.length() > LONGEST ? masked.substring(0, LONGEST) + "…" : masked;
    }
}
