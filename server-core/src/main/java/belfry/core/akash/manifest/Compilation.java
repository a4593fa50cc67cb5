package belfry.core.akash.manifest;

import belfry.core.akash.check.Checked;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A deployment file compiled by both sets of rules. One of them may refuse what the other takes; then only the other's
 * result is there.
 */
public record Compilation(Optional<Compiled> typeScript, Optional<Compiled> go) {
    public static Compilation of(Checked checked) {
        return new Compilation(compiled(checked, Rules.TYPESCRIPT), compiled(checked, Rules.GO));
    }

    private static Optional<Compiled> compiled(Checked checked, Rules rules) {
        return checked.acceptedBy(rules.ruleSet())
                ? Optional.of(Compiler.compile(checked.sdl(), rules))
                : Optional.empty();
    }

    public Optional<Compiled> by(Rules rules) {
        return switch (rules) {
            case TYPESCRIPT -> typeScript;
            case GO -> go;
        };
    }

    /** Whether both rules accept the file and make the same of it. */
    public boolean agreed() {
        return typeScript.isPresent() && typeScript.map(Compiled::hash).equals(go.map(Compiled::hash));
    }

    /**
     * Whether this file is what is deployed, and by whose rules it was compiled then.
     *
     * @param version the hash of the deployment, in hexadecimal or, as the chain's JSON has it, in base64
     * @return empty when the file is not what is deployed
     */
    public Set<Rules> whichRules(String version) {
        var found = EnumSet.noneOf(Rules.class);
        hex(version.strip()).ifPresent(hash -> {
            for (var rules : Rules.values()) {
                if (by(rules).map(Compiled::hash).filter(hash::equals).isPresent()) {
                    found.add(rules);
                }
            }
        });
        return Set.copyOf(found);
    }

    private static Optional<String> hex(String version) {
        if (version.matches("[0-9a-fA-F]{64}")) {
            return Optional.of(version.toLowerCase(Locale.ROOT));
        }
        return version.matches("[A-Za-z0-9+/_-]{43}=?")
                ? Optional.of(HexFormat.of().formatHex(
                        Base64.getDecoder().decode(version.replace('-', '+').replace('_', '/'))))
                : Optional.empty();
    }
}
