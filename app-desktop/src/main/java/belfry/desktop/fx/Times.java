package belfry.desktop.fx;

import belfry.core.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server's sentences name times as instants; here they become what a clock on the wall shows. */
public final class Times {
    private static final Pattern INSTANT = Pattern
            .compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?Z");

    private Times() {}

    /** {@code Due at 2026-11-25T13:32:00Z} becomes {@code Due at 14:32 on Wed 25 Nov}. */
    public static String inWords(String sentence, Formats formats) {
        return INSTANT.matcher(sentence).replaceAll(found -> {
            try {
                return Matcher.quoteReplacement(formats.within(Instant.parse(found.group())));
            } catch (DateTimeException _) {
                return Matcher.quoteReplacement(found.group());
            }
        });
    }

    /** All but the evidence, which stays as it was seen. */
    public static Problem inWords(Problem problem, Formats formats) {
        return new Problem(problem.code(), problem.severity(), inWords(problem.summary(), formats),
                inWords(problem.cause(), formats), problem.evidence(),
                problem.remedy().stream().map(line -> inWords(line, formats)).toList(), problem.field());
    }
}
