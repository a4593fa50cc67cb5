package belfry.server.http;

import belfry.core.problem.Problem;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Versions of things as HTTP carries them in {@code ETag} and {@code If-Match} (RFC 9110 section 13). */
final class Versions {
    private static final Pattern TAG = Pattern.compile("\\s*(?:W/)?\"?([0-9]{1,18})\"?\\s*");

    private Versions() {}

    static OptionalLong parse(Optional<String> header) {
        if (header.isEmpty() || header.get().strip().equals("*")) {
            return OptionalLong.empty();
        }
        var matcher = TAG.matcher(header.get());
        if (!matcher.matches()) {
            throw new Refused(400, Problem.error("version-wrong", "The version in If-Match is not understood",
                    "It is not an ETag that this server gives", "Send the ETag of what you edited, unchanged")
                    .at("If-Match"));
        }
        return OptionalLong.of(Long.parseLong(matcher.group(1)));
    }
}
