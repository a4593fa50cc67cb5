package belfry.core.akash.manifest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A deployment file compiled by one set of rules.
 *
 * @param manifest the text whose UTF-8 bytes are hashed and sent to the provider, without a line end
 * @param hash SHA-256 of the manifest: the version of the deployment on the chain
 */
public record Compiled(Rules rules, List<GroupSpec> groups, List<ManifestGroup> services, String manifest,
        String hash) {
    public Compiled {
        groups = List.copyOf(groups);
        services = List.copyOf(services);
    }

    static Compiled of(Rules rules, List<GroupSpec> groups, List<ManifestGroup> services) {
        var manifest = ManifestJson.manifest(services, rules);
        return new Compiled(rules, groups, services, manifest, sha256(manifest));
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    /** The hash as the chain's own JSON writes it. */
    public String hashBase64() {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hash));
    }

    /** The groups as JSON; informative, not hashed. */
    public String groupsJson() {
        return ManifestJson.groups(groups, rules);
    }
}
