package belfry.server.publish;

import belfry.core.wire.Wire;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.function.Supplier;

/** A port on loopback that says how this orchestrator does. It also keeps a second one with the same number away. */
public final class ReadinessPort implements AutoCloseable {
    private final HttpServer server;
    private volatile Supplier<Map<String, Object>> facts = () -> Map.of("status", "launching");

    private ReadinessPort(HttpServer server) {
        this.server = server;
    }

    /**
     * @param port 0: any free one
     * @throws java.net.BindException when somebody has it
     */
    public static ReadinessPort open(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 16);
        var readiness = new ReadinessPort(server);
        server.createContext("/", exchange -> {
            var body = Wire.json().writeValueAsBytes(readiness.facts.get());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return readiness;
    }

    public int number() {
        return server.getAddress().getPort();
    }

    void tell(Supplier<Map<String, Object>> now) {
        facts = now;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
