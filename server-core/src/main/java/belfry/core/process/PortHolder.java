package belfry.core.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who listens on a port.
 *
 * @param pid null: this system does not say
 * @param command what it runs, shortened, without what looks like a secret
 * @param ghost a process of this installation that nobody supervises
 */
public record PortHolder(int port, @Nullable Long pid, String command, @Nullable Instant since, boolean ghost) {
    public static PortHolder unknown(int port) {
        return new PortHolder(port, null, "", null, false);
    }

    /** Names it: "process 4711 (python3 -m http.server), since 12:00:01". */
    public String words() {
        if (pid == null) {
            return "a process that this system does not name";
        }
        return "process %d (%s)%s".formatted(pid, command, since == null ? "" : ", running since " + since);
    }
}
