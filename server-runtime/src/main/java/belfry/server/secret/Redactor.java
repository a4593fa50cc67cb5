package belfry.server.secret;

import belfry.core.secret.Secret;
import java.util.List;
import java.util.regex.Pattern;

/** Takes secrets out of text that is stored or logged: what looks like one, and those it is told of. */
public final class Redactor {
    /** Longest remote body that is stored. */
    public static final int CAP = 4096;
    private static final String GONE = "***";
    private static final String NAMES = "[\\w.-]{0,40}(?:token|secret|passw(?:or)?d|passphrase|credential|api[_-]?key"
            + "|private[_-]?key|access[_-]?key|signature|authorization|cookie|jwt|session[_-]?id|refreshjwt|accessjwt)"
            + "[\\w.-]{0,40}";

    private record Rule(Pattern pattern, String replacement) {}

    private static final List<Rule> RULES = List.of(
            rule("(?i)\\b(bearer|basic|dpop|token)(\\s+)[A-Za-z0-9._~+/=:-]{16,}", "$1$2" + GONE),
            rule("\\bey[JK][A-Za-z0-9_-]{4,4000}\\.[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]*)?", GONE),
            rule("\\bblf_[a-z]+_([0-9A-Za-z]{8})_[0-9A-Za-z]+(?:_[0-9A-Za-z]+)?", "blf_live_$1_" + GONE),
            rule("\\bbls_[0-9A-Za-z]+", GONE),
            // Telegram: https://core.telegram.org/bots/api#authorizing-your-bot
            rule("\\b(bot)?\\d{6,12}:[A-Za-z0-9_-]{30,}", "$1" + GONE),
            rule("\\$argon2id\\$[^\\s\"']+", GONE),
            rule("(?i)([a-z][a-z0-9+.-]{0,15}://[^\\s/:@\"']{0,80}):[^\\s/@\"']+@", "$1:" + GONE + "@"),
            rule("(?i)(\"" + NAMES + "\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*+\"?", "$1\"" + GONE + "\""),
            rule("(?i)(\\\\\"" + NAMES + "\\\\\"\\s*:\\s*)\\\\\"(?:(?!\\\\\").)*+(?:\\\\\")?", "$1\\\\\"" + GONE
                    + "\\\\\""),
            rule("(?i)\\b(" + NAMES + ")=([^&\\s\"'<>;]+)", "$1=" + GONE),
            rule("(?i)([?&](?:code|state|sig|key|auth)=)[^&\\s\"'<>;]+", "$1" + GONE),
            rule("(?i)\\b(set-cookie|cookie|authorization|x-api-key)(\\s*[:=]\\s*)[^\\r\\n]+", "$1$2" + GONE));

    private Redactor() {}

    private static Rule rule(String pattern, String replacement) {
        return new Rule(Pattern.compile(pattern), replacement);
    }

    public static String redact(String text) {
        var clean = text;
        for (var rule : RULES) {
            clean = rule.pattern().matcher(clean).replaceAll(rule.replacement());
        }
        return clean;
    }

    /** For bodies that a network sent back, perhaps with our own words in it: also without these secrets, and cut. */
    public static String stored(String body, List<Secret> known) {
        var clean = body.length() <= 4 * CAP ? body : body.substring(0, 4 * CAP);
        for (var secret : known) {
            if (secret.reveal().length() >= 4) {
                clean = clean.replace(secret.reveal(), GONE);
            }
        }
        var redacted = redact(clean);
        return redacted.length() <= CAP ? redacted : redacted.substring(0, CAP) + "…";
    }
}
