package belfry.core.process;

import java.util.List;
import java.util.OptionalLong;

/** The kernel's table of TCP sockets, as /proc/net/tcp and /proc/net/tcp6 print it (man 5 proc_pid_net). */
public final class SocketTable {
    private static final String LISTEN = "0A";

    private SocketTable() {}

    /** The inode of the socket that listens on the port. */
    public static OptionalLong listener(List<String> lines, int port) {
        var suffix = ":%04X".formatted(port);
        for (var line : lines) {
            var words = line.strip().split("\\s+");
            if (words.length > 9 && words[1].endsWith(suffix) && words[3].equals(LISTEN)) {
                return OptionalLong.of(Long.parseLong(words[9]));
            }
        }
        return OptionalLong.empty();
    }
}
