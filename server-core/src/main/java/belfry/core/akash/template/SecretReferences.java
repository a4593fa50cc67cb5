package belfry.core.akash.template;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets named in a deployment file but not written in it: {@code ${secret.JWT_SECRET}}. They are filled in at the last
 * moment, when the file is submitted, so that the file itself can be kept, shown and compared.
 */
public final class SecretReferences {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{secret\\.([A-Za-z][A-Za-z0-9_]{0,63})}");

    private SecretReferences() {}

    public static String to(String name) {
        return "${secret." + name + "}";
    }

    /** Whether the text holds at least one reference. */
    public static boolean in(String text) {
        return REFERENCE.matcher(text).find();
    }

    /** The names in the order of the file. */
    public static Set<String> names(String sdl) {
        var names = new LinkedHashSet<String>();
        REFERENCE.matcher(sdl).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    /**
     * The file as it is sent, with every reference replaced.
     *
     * @throws BelfryException naming a secret that the vault does not have, or one that would break the file
     */
    public static Secret fill(String sdl, Function<String, Optional<Secret>> vault) {
        return Secret.of(REFERENCE.matcher(sdl)
                .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), vault).reveal())));
    }

    private static Secret value(String name, Function<String, Optional<Secret>> vault) {
        var secret = vault.apply(name).orElseThrow(() -> new BelfryException(Problem.error("sdl-secret-missing",
                "The secret %s is named in the deployment file and not known here".formatted(name),
                "References are filled in when the file is submitted", "Give a value for " + name,
                "Or take the reference out of the file")));
        if (!secret.reveal().chars().allMatch(SecretReferences::safeInQuotes)) {
            throw new BelfryException(Problem.error("sdl-secret-unsafe",
                    "The secret %s holds a character that would break the deployment file".formatted(name),
                    "Quotes, backslashes and control characters end or change a quoted text in YAML",
                    "Use a value of letters, digits and - _ . ~ only"));
        }
        return secret;
    }

    private static boolean safeInQuotes(int character) {
        return character > ' ' && character != '"' && character != '\\' && character != 0x7F;
    }
}
