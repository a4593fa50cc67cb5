package belfry.desktop.server;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.problem.Severity;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import javax.net.ssl.SSLException;

/** Turns what went wrong between console and server into problems a person can act on. */
public final class Problems {
    private Problems() {}

    /** The problem behind a failure of background work. */
    public static Problem of(Exception failure) {
        return switch (failure) {
            case ServerException refused -> refused.problem();
            case BelfryException known -> known.problem();
            case CancellationException _ -> new Problem("cancelled", Severity.INFO, "Cancelled", "You stopped it",
                    List.of(), List.of("Start it again when you like"), null);
            default -> Problem.error("console-mistake", "The console made a mistake",
                    failure.getClass().getSimpleName() + ": " + failure.getMessage(), "Try again",
                    "If it comes back, restart the console and report it with its log");
        };
    }

    static Problem unreachable(String server, IOException failure) {
        return Problem.error("server-unreachable", "The server at %s does not answer".formatted(server),
                cause(failure), "Check that it runs: belfry status",
                "The console keeps trying; nothing that you wrote is lost");
    }

    private static String cause(IOException failure) {
        return switch (failure) {
            case UnknownHostException _ -> "Nobody knows a machine of that name";
            case ConnectException _ -> "Nothing listens there";
            case SocketTimeoutException _ -> "It took too long";
            case SSLException ssl -> "Its certificate is not trusted: " + ssl.getMessage();
            default -> "The connection broke: " + failure.getMessage();
        };
    }

    static Problem notBelfry(String server, String seen) {
        return Problem.error("server-not-belfry", "What answers at %s is not Belfry".formatted(server), seen,
                "Check the address and port", "Behind a proxy, check that it passes /api on");
    }

    /** Reads a problem as of RFC 9457; what is missing is filled with words that still help. */
    static Problem read(JsonNode body, int status) {
        var remedy = lines(body.path("remedy"));
        return new Problem(body.path("code").asText("http-" + status), severity(body.path("severity").asText("")),
                body.path("summary").asText(body.path("title").asText("The server refused with status " + status)),
                body.path("cause").asText(body.path("detail").asText("It did not say why")),
                lines(body.path("evidence")), remedy.isEmpty() ? List.of("Try again") : remedy,
                body.hasNonNull("field") ? body.path("field").asText() : null);
    }

    private static List<String> lines(JsonNode node) {
        var lines = new ArrayList<String>();
        node.forEach(line -> lines.add(line.asText()));
        return lines;
    }

    private static Severity severity(String word) {
        for (var severity : Severity.values()) {
            if (severity.name().equals(word.toUpperCase(Locale.ROOT))) {
                return severity;
            }
        }
        return Severity.ERROR;
    }
}
