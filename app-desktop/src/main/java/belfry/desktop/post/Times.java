package belfry.desktop.post;

import belfry.desktop.fx.Formats;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/** The server's sentences name times as instants; here they become what a clock on the wall shows. */
final class Times {
    private static final Pattern INSTANT = Pattern
            .compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?Z");

    private Times() {}

    static String inWords(String sentence, Formats formats) {
        return INSTANT.matcher(sentence).replaceAll(found -> {
            try {
                return java.util.regex.Matcher.quoteReplacement(formats.moment(Instant.parse(found.group())));
            } catch (DateTimeException _) {
                return java.util.regex.Matcher.quoteReplacement(found.group());
            }
        });
    }
}
