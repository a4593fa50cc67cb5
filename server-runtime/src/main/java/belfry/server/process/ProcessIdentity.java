package belfry.server.process;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * Which process this is. The id belongs to the name on the host and outlives restarts; the pid tells one life from
 * the next.
 */
public record ProcessIdentity(UUID id, String name, String role, String host, long pid, String version) {
    /** Set by the supervisor for its children. */
    public static final String NAME_VARIABLE = "BELFRY_PROCESS_NAME";

    public static ProcessIdentity of(String name, String role, String host, long pid, String version) {
        return new ProcessIdentity(id(host, name), name, role, host, pid, version);
    }

    /** This process, by the name that the supervisor gave it, or by its role when it was started by hand. */
    public static ProcessIdentity here(Map<String, String> environment, String role, String version) {
        var name = environment.getOrDefault(NAME_VARIABLE, role);
        return of(name, role, thisHost(), ProcessHandle.current().pid(), version);
    }

    public static UUID id(String host, String name) {
        return UUID.nameUUIDFromBytes((host + '/' + name).getBytes(StandardCharsets.UTF_8));
    }

    public static String thisHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // The name resolves to no address; the message begins with it.
            return String.valueOf(e.getMessage()).split(":", 2)[0];
        }
    }
}
