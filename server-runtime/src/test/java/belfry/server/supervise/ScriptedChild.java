package belfry.server.supervise;

import belfry.core.secret.Secret;
import belfry.server.config.DatabaseConfig;
import belfry.server.database.Database;
import belfry.server.process.ProcessBeat;
import belfry.server.process.ProcessIdentity;
import belfry.server.process.ProcessTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A child whose behaviour a test writes into a file before each start. */
public final class ScriptedChild {
    private ScriptedChild() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var script = Files.readString(Path.of(setting("SCRIPT"))).strip();
        System.out.println("scripted: " + script);
        if (script.startsWith("crash")) {
            System.err.println("crashed as told");
            System.exit(7);
        }
        var port = Integer.parseInt(setting("PORT"));
        var socket = port > 0 ? listen(port) : null;
        var database = Database.at(new DatabaseConfig(setting("URL"), setting("USER"), Secret.of(setting("PASSWORD")),
                2));
        var who = ProcessIdentity.here(System.getenv(), "orchestrator", "1.0");
        if (script.equals("mute")) {
            var table = new ProcessTable(database);
            table.register(who, null, Map.of());
            table.ready(who);
        } else {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("drained")));
            var beat = ProcessBeat.start(database, who, port == 0 ? null : port, Map.of());
            if (script.equals("ready")) {
                beat.ready();
            }
        }
        new CountDownLatch(socket == null ? 1 : 2).await();
    }

    private static ServerSocket listen(int port) {
        try {
            return new ServerSocket(port, 5, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            System.err.println("port " + port + " in use");
            System.exit(76);
            throw new IllegalStateException(e);
        }
    }

    private static String setting(String name) {
        return System.getenv("BELFRY_CHILD_" + name);
    }
}
