package belfry.server.akash;

import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import belfry.core.wire.Wire;
import belfry.server.guard.GuardedHttp;
import belfry.server.guard.RefusedAddressException;
import belfry.server.guard.RemoteAnswer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Asks for JSON and tells every way in which that can fail in words for the operator. */
final class AkashHttp {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final GuardedHttp http;
    private final Duration timeout;

    AkashHttp(GuardedHttp http, Duration timeout) {
        this.http = http;
        this.timeout = timeout;
    }

    /** How a call shows who asks. */
    record Pass(String header, Secret value) {
        static Pass key(Secret key) {
            return new Pass("x-api-key", key);
        }

        static Pass bearer(Secret token) {
            return new Pass("Authorization", Secret.of("Bearer " + token.reveal()));
        }
    }

    JsonNode get(Peer peer, String path, Map<String, String> query, @Nullable Pass pass) throws NoAnswerException {
        return ask(peer, request(peer, path, query, pass).build());
    }

    JsonNode post(Peer peer, String path, Object body, Pass pass) throws NoAnswerException {
        try {
            return ask(peer, request(peer, path, Map.of(), pass)
                    .post(RequestBody.create(Wire.json().writeValueAsBytes(body), JSON)).build());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }

    private static Request.Builder request(Peer peer, String path, Map<String, String> query, @Nullable Pass pass) {
        var base = HttpUrl.get(peer.base().toString().replaceAll("/+$", "") + path);
        var url = base.newBuilder();
        query.forEach(url::addQueryParameter);
        var request = new Request.Builder().url(url.build()).header("Accept", "application/json");
        if (pass != null) {
            request.header(pass.header(), pass.value().reveal());
        }
        return request;
    }

    private JsonNode ask(Peer peer, Request request) throws NoAnswerException {
        try {
            return read(peer, request, http.read(request, timeout));
        } catch (RefusedAddressException e) {
            throw new NoAnswerException(e.problem(), 0, Optional.empty(), e);
        } catch (InterruptedIOException e) {
            throw failed(peer.problem("slow", "gave no answer within %d s".formatted(timeout.toSeconds()),
                    "It is overloaded, or the way to it is", "Wait: Belfry asks again by itself"), e);
        } catch (SSLException e) {
            throw failed(peer.problem("away", "could not show that it is the one",
                    "Its certificate is not trusted: " + e.getMessage(), "Check the address"), e);
        } catch (IOException e) {
            throw failed(peer.problem("away", "cannot be reached", String.valueOf(e.getMessage()),
                    "Check the address, and this machine's way into the internet"), e);
        }
    }

    private static NoAnswerException failed(Problem problem, IOException cause) {
        return new NoAnswerException(problem, 0, Optional.empty(), cause);
    }

    private static JsonNode read(Peer peer, Request request, RemoteAnswer answer) throws NoAnswerException {
        var where = List.of("%s %s answered %d, %s".formatted(request.method(), request.url().encodedPath(),
                answer.status(), Optional.ofNullable(answer.headers().get("Content-Type")).orElse("without a type")));
        var tree = tree(answer);
        if (answer.successful() && tree.isPresent()) {
            return tree.get();
        }
        var problem = tree.isEmpty() && page(answer) && !plain(answer.status())
                ? peer.problem("html", "answers with a page instead of data",
                        "It is the address of a website, or something in between (a maintenance page, a captive"
                                + " portal) answers for it",
                        "Check the address: it must be the REST interface")
                : refusal(peer, answer, tree);
        throw new NoAnswerException(problem.seen(where), answer.status(), retryAfter(answer));
    }

    /** Statuses that say enough whatever page comes with them. */
    private static boolean plain(int status) {
        return status == 429 || status == 401 || status == 403;
    }

    private static Problem refusal(Peer peer, RemoteAnswer answer, Optional<JsonNode> tree) {
        var said = tree.map(AkashHttp::message).orElse("");
        return switch (answer.status()) {
            case 429 -> peer.problem("busy", "wants fewer questions",
                    "Too many come from here, or it is a public one that many use",
                    "Wait: Belfry asks more seldom by itself");
            case 401, 403 -> peer.problem("refused", "refuses the key",
                    said.isEmpty() ? "The key was revoked or has expired" : said,
                    "Make a new key and add the account again");
            default -> answer.status() >= 500
                    ? peer.problem("failing", "fails with status %d".formatted(answer.status()),
                            said.isEmpty() ? "It is broken or being serviced" : said,
                            "Wait: Belfry asks again by itself")
                    : answer.successful()
                            ? peer.problem("unreadable", "answers what cannot be read",
                                    answer.cut() ? "The answer broke off or is too long" : "It is not JSON",
                                    "Check the address")
                            : peer.problem("other", "does not know what it was asked",
                                    said.isEmpty() ? "Status %d".formatted(answer.status()) : said,
                                    "Check the address: it must be one of Akash");
        };
    }

    private static String message(JsonNode tree) {
        var text = tree.path("message").asText("");
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    private static boolean page(RemoteAnswer answer) {
        var type = Optional.ofNullable(answer.headers().get("Content-Type")).orElse("");
        return type.contains("html") || answer.text().stripLeading().startsWith("<");
    }

    private static Optional<JsonNode> tree(RemoteAnswer answer) {
        try {
            var tree = answer.cut() ? null : Wire.json().readTree(answer.body());
            return Optional.ofNullable(tree).filter(JsonNode::isContainerNode);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> retryAfter(RemoteAnswer answer) {
        var text = Optional.ofNullable(answer.headers().get("Retry-After")).orElse("");
        return text.matches("\\d{1,6}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text))).map(wait -> wait.compareTo(LONGEST_WAIT) > 0
                        ? LONGEST_WAIT
                        : wait)
                : Optional.empty();
    }
}
