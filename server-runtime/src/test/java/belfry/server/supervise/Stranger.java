package belfry.server.supervise;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A program of somebody else that listens on a port. */
public final class Stranger {
    private Stranger() {}

    public static void main(String[] arguments) throws IOException {
        try (var socket = new ServerSocket(Integer.parseInt(arguments[0]), 5, InetAddress.ofLiteral("127.0.0.1"))) {
            System.out.println("listening");
            while (!socket.isClosed()) {
                socket.accept().close();
            }
        }
    }
}
