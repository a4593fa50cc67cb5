package belfry.core.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads the cause of an exit out of the status and the last lines of the log. */
public final class ExitClassifier {
    /** The status by which our own processes say that their port is taken (EX_PROTOCOL of sysexits, not used else). */
    public static final int PORT_IN_USE = 76;
    /** EX_CONFIG of sysexits.h. */
    static final int CONFIGURATION = 78;
    /** What HotSpot ends with under -XX:+ExitOnOutOfMemoryError. */
    static final int HOTSPOT_OUT_OF_MEMORY = 3;

    private static final Pattern PORT = Pattern
            .compile("(?i)\\bport (\\d{1,5})\\b.{0,20}\\bin use\\b|EADDRINUSE.*?:(\\d{1,5})\\b");
    private static final Pattern PORT_UNNAMED = Pattern.compile("(?i)address already in use|EADDRINUSE");
    private static final Pattern MEMORY = Pattern
            .compile("OutOfMemoryError|insufficient memory for the Java Runtime|Cannot allocate memory");
    private static final Pattern DATABASE = Pattern.compile("Connection to \\S+ refused"
            + "|database system is (starting up|shutting down|in recovery mode)|password authentication failed"
            + "|database \"[^\"]*\" does not exist|too many clients already|terminating connection due to admin"
            + "|HikariPool\\S* - Connection is not available|relation \"[^\"]*\" does not exist");
    private static final Pattern CONFIG = Pattern.compile("config-[a-z0-9-]+|is not a value for|there is no setting");
    private static final Map<Integer, String> SIGNALS = Map.of(1, "HUP", 2, "INT", 3, "QUIT", 4, "ILL", 6, "ABRT", 7,
            "BUS", 8, "FPE", 9, "KILL", 11, "SEGV", 15, "TERM");

    private ExitClassifier() {}

    /**
     * @param status empty when nobody could ask: the process was not a child of the one who watched it
     * @param tail the last lines of its log, of this life only
     */
    public static ExitCause classify(OptionalInt status, List<String> tail) {
        return port(status, tail).or(() -> memory(status, tail)).or(() -> signal(status).map(ExitCause.class::cast))
                .or(() -> configuration(status, tail)).or(() -> line(tail, DATABASE).map(ExitCause.DatabaseAway::new))
                .orElseGet(() -> new ExitCause.Unexplained(
                        status.isPresent() ? Integer.toString(status.getAsInt()) : "unknown", last(tail)));
    }

    /** The signal of an exit status as shells and the JDK write it: 128 and the number. */
    public static Optional<String> signalOf(int status) {
        return status > 128 && status < 160
                ? Optional.of(SIGNALS.getOrDefault(status - 128, Integer.toString(status - 128)))
                : Optional.empty();
    }

    private static Optional<ExitCause> port(OptionalInt status, List<String> tail) {
        for (var text : tail.reversed()) {
            var match = PORT.matcher(text);
            if (match.find()) {
                return Optional.of(new ExitCause.PortTaken(
                        Integer.parseInt(match.group(1) == null ? match.group(2) : match.group(1))));
            }
        }
        return status.equals(OptionalInt.of(PORT_IN_USE)) || line(tail, PORT_UNNAMED).isPresent()
                ? Optional.of(new ExitCause.PortTaken(0))
                : Optional.empty();
    }

    private static Optional<ExitCause> memory(OptionalInt status, List<String> tail) {
        return line(tail, MEMORY).isPresent() || status.equals(OptionalInt.of(HOTSPOT_OUT_OF_MEMORY))
                ? Optional.of(new ExitCause.OutOfMemory())
                : Optional.empty();
    }

    private static Optional<ExitCause.Signalled> signal(OptionalInt status) {
        return status.isPresent() ? signalOf(status.getAsInt()).map(ExitCause.Signalled::new) : Optional.empty();
    }

    private static Optional<ExitCause> configuration(OptionalInt status, List<String> tail) {
        var said = line(tail, CONFIG);
        return status.equals(OptionalInt.of(CONFIGURATION)) || said.isPresent()
                ? Optional.of(new ExitCause.BadConfiguration(said.orElse(last(tail))))
                : Optional.empty();
    }

    private static Optional<String> line(List<String> tail, Pattern pattern) {
        return tail.reversed().stream().filter(text -> pattern.matcher(text).find()).map(ExitClassifier::shortened)
                .findFirst();
    }

    private static String last(List<String> tail) {
        return tail.reversed().stream().filter(text -> !text.isBlank() && !text.startsWith("\tat ")).findFirst()
                .map(ExitClassifier::shortened).orElse("nothing");
    }

    private static String shortened(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
