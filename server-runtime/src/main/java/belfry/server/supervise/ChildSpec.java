package belfry.server.supervise;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A process that the supervisor keeps running.
 *
 * @param command never holds a secret: everybody on this machine can read it
 * @param environment its settings, secrets among them
 * @param beside settings that differ while it is started beside the life that it replaces, such as another port
 * @param readinessPort on which it says that it is ready; 0: any free one
 */
public record ChildSpec(String name, String role, List<String> command, Map<String, String> environment,
        Map<String, String> beside, int readinessPort) {
    public ChildSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        beside = Map.copyOf(beside);
    }

    ChildSpec besideItself() {
        var other = new LinkedHashMap<>(environment);
        other.putAll(beside);
        return new ChildSpec(name, role, command, other, beside, 0);
    }

    /** The same for every start with the same command and settings; tells nothing about them. */
    String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((command + "\0" + new TreeMap<>(environment)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
