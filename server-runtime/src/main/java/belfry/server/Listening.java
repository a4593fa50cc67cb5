package belfry.server;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.server.config.ServerConfig;
import belfry.server.process.Marks;
import belfry.server.process.PortInspector;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Tries the address of the API before anything else is started, so that a mistake costs nothing. */
final class Listening {
    private Listening() {}

    static void requireFree(ServerConfig config) {
        var address = new InetSocketAddress(config.bind(), config.port());
        if (address.isUnresolved()) {
            throw unusable(config, "No machine is known by this name");
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (IOException e) {
            throw refused(config, String.valueOf(e.getMessage()));
        }
    }

    private static BelfryException refused(ServerConfig config, String reason) {
        if (!reason.contains("in use")) {
            return unusable(config, reason);
        }
        var holder = new PortInspector(new Marks(config.home())).holder(config.port());
        return new BelfryException(Problem.error("port-taken",
                "Port %d is taken by another program".formatted(config.port()), "It is held by " + holder.words(),
                "Stop that program, or choose another port with --port or BELFRY_PORT"));
    }

    private static BelfryException unusable(ServerConfig config, String reason) {
        return new BelfryException(Problem.error("address-unusable",
                "The server cannot listen on %s, port %d".formatted(config.bind(), config.port()), reason,
                "Set bind (--bind, BELFRY_BIND) to an address of this machine, such as 127.0.0.1 or 0.0.0.0",
                "Ports below 1024 may need the right to use them: choose another with --port"));
    }
}
