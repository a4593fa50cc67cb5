package belfry.server.network;

import belfry.core.network.Network;
import belfry.core.network.errors.Catalogue;
import belfry.core.network.errors.Fault;
import belfry.core.network.errors.RetryHint;
import belfry.core.network.errors.Settled;
import belfry.core.network.errors.Verdict;
import belfry.core.problem.Problem;
import belfry.core.publish.ErrorClass;
import belfry.server.guard.GuardedHttp;
import belfry.server.guard.RemoteAnswer;
import belfry.server.guard.Sending;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import okhttp3.Request;

/** Makes the calls to one network and says what its refusals mean. */
public final class NetworkCalls {
    private final GuardedHttp http;
    private final Catalogue catalogue;
    private final InstantSource clock;
    private final Network network;

    public NetworkCalls(GuardedHttp http, Catalogue catalogue, InstantSource clock, Network network) {
        this.http = http;
        this.catalogue = catalogue;
        this.clock = clock;
        this.network = network;
    }

    /** Makes a call that has an effect, once. What is {@link Hidden} in the request never shows in what comes of it. */
    public Reply make(Request request, Duration timeout, Runnable aboutToSend) {
        return switch (http.call(request, timeout, aboutToSend)) {
            case Sending.NotSent(var why) -> new Reply.Bad(broken(request, why, false));
            case Sending.Unknown(var why) -> new Reply.Bad(broken(request, why, true));
            case Sending.Answered(var answer) -> answered(request, answer);
        };
    }

    public Reply make(Request request, Duration timeout) {
        return make(request, timeout, () -> {});
    }

    /** Reads: redirects are followed, a broken connection is tried again. */
    public Reply read(Request request, Duration timeout) {
        try {
            return answered(request, http.read(request, timeout));
        } catch (IOException e) {
            return new Reply.Bad(broken(request, e, true));
        }
    }

    /** A success by its status that lacks what a success must name. */
    public Refusal nameless(Request request, Reply.Good reply) {
        return refusal(request, new Fault(network.id(), OptionalInt.of(reply.status()),
                AnswerFields.of(reply.body())), Optional.empty());
    }

    private Reply answered(Request request, RemoteAnswer answer) {
        var body = AnswerFields.json(answer);
        if (answer.successful() && body.isPresent()) {
            return new Reply.Good(answer.status(), body.get());
        }
        var fields = body.map(AnswerFields::of).orElseGet(() -> AnswerFields.ofPage(answer));
        var fault = Fault.answered(network.id(), answer.status(), Hidden.of(request).out(fields));
        return new Reply.Bad(refusal(request, fault, wait(answer, body)));
    }

    private Refusal broken(Request request, IOException why, boolean sent) {
        var fault = Fault.broken(network.id(), Hidden.of(request).out(AnswerFields.chain(why)));
        var verdict = sent || catalogue.find(fault).isPresent()
                ? catalogue.judge(fault, network.displayName())
                : unsent(fault);
        return new Refusal(sent, Hidden.kept(verdict), Optional.empty(), Optional.empty());
    }

    private Verdict unsent(Fault fault) {
        return new Verdict(ErrorClass.RETRY_LATER, Settled.NOT_PUBLISHED, Problem.error("network-not-reached",
                "Nothing was sent to %s".formatted(network.displayName()),
                fault.fields().getOrDefault("cause", "The connection did not stand"),
                "Nothing: Belfry tries again by itself"));
    }

    private Refusal refusal(Request request, Fault fault, Optional<Duration> wait) {
        var hidden = new Fault(fault.network(), fault.status(), Hidden.of(request).out(fault.fields()));
        return new Refusal(true, Hidden.kept(catalogue.judge(hidden, network.displayName())), wait,
                Optional.of(fault.status().orElse(0)));
    }

    private Optional<Duration> wait(RemoteAnswer answer, Optional<JsonNode> body) {
        if (answer.status() != 429 && answer.status() != 503) {
            return Optional.empty();
        }
        // Telegram says it in the body: core.telegram.org/bots/api#responseparameters
        var told = body.map(json -> json.path("parameters").path("retry_after").asLong(0)).orElse(0L);
        return told > 0
                ? Optional.of(Duration.ofSeconds(told))
                : RetryHint.in(name -> Optional.ofNullable(answer.headers().get(name)), clock.instant());
    }
}
