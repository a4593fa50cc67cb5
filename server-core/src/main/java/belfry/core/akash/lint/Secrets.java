package belfry.core.akash.lint;

import belfry.core.akash.template.SecretReferences;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells secrets, references to secrets and placeholders apart. */
public final class Secrets {
    private static final Pattern SECRET_NAME = Pattern
            .compile(
                    "(?i)(^|_)(PASSWORD|PASSWD|PWD|PASSPHRASE|SECRET|TOKEN|PRIVATE_KEY|API_?KEY|ACCESS_KEY|SECRET_KEY|CREDENTIALS?)(_|$)|(?i)(PASSWORD|SECRET|TOKEN)$");
    private static final Pattern NOT_SECRET = Pattern
            .compile(
                    "(?i)(_URL|_URI|_FILE|_PATH|_HOST|_PORT|_USER|_TTL|_EXPIRY|_LENGTH|_ENABLED|_ID|_NAME|_BUCKET|_PREFIX)$");
    private static final Pattern URL_PASSWORD = Pattern.compile("[a-z][a-z0-9+.-]*://[^:/@\\s]*:([^@/\\s]+)@");
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i)\\b(YOUR|REPLACE|CHANGE|INSERT|ENTER|PUT)[_-][A-Z0-9_-]+|<[A-Za-z][^<>]{0,80}>|\\bCHANGEME\\b|\\bTODO\\b|\\bXXX+\\b");

    private Secrets() {}

    static Optional<String> placeholder(String text) {
        var found = PLACEHOLDER.matcher(text);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    /** Whether a variable of this name and value carries a secret in clear. */
    static boolean inClear(String name, String value) {
        if (value.isEmpty() || SecretReferences.in(value) || placeholder(value).isPresent()) {
            return false;
        }
        if (URL_PASSWORD.matcher(value).find()) {
            return true;
        }
        return SECRET_NAME.matcher(name).find() && !NOT_SECRET.matcher(name).find();
    }

    /** The value as it may be shown: what is secret in it as stars. */
    public static String masked(String name, String value) {
        if (!inClear(name, value)) {
            return value;
        }
        var url = URL_PASSWORD.matcher(value);
        return url.find() ? value.substring(0, url.start(1)) + "***" + value.substring(url.end(1)) : "***";
    }

    /** The value with its secret replaced by a reference of the given name. */
    static String referenced(String value, String name) {
        var url = URL_PASSWORD.matcher(value);
        var reference = SecretReferences.to(name);
        return url.find() ? value.substring(0, url.start(1)) + reference + value.substring(url.end(1)) : reference;
    }

    /** The secret inside a value: the password of a URL, or all of it. */
    static String content(String value) {
        var url = URL_PASSWORD.matcher(value);
        return url.find() ? url.group(1) : value;
    }
}
