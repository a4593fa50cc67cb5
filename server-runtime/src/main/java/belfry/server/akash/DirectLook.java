package belfry.server.akash;

import belfry.core.akash.lease.AccountReview;
import belfry.core.akash.lease.OwnerAddress;
import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.wire.AkashLook;
import belfry.server.guard.GuardedHttp;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Looks at an owner's deployments once, without a server and without keeping anything. */
public final class DirectLook {
    private final AccountReader reader;
    private final InstantSource clock;

    public DirectLook(GuardedHttp http, InstantSource clock) {
        this.reader = new AccountReader(http);
        this.clock = clock;
    }

    /**
     * Asks chain and providers.
     *
     * @param rest base of the node's REST interface; empty: the usual one
     * @throws BelfryException when the address is none or nobody answers
     */
    public AkashLook at(String owner, Optional<String> rest, Optional<String> console) {
        OwnerAddress.problem(owner).ifPresent(problem -> {
            throw new BelfryException(problem);
        });
        var source = new Source(Optional.of(new OwnerAddress(owner.strip())), Optional.empty(),
                address(rest.orElse(Source.REST)), address(console.orElse(Source.CONSOLE)));
        try {
            return AkashViews.of(AccountReview.of(reader.read(source), Map.of(), clock.instant()));
        } catch (NoAnswerException e) {
            throw new BelfryException(e.problem(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BelfryException(Problem.error("interrupted", "The question was broken off", "It was told to stop",
                    "Ask again"), e);
        }
    }

    private static URI address(String typed) {
        try {
            var uri = URI.create(typed.contains("://") ? typed : "https://" + typed);
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // Told below.
        }
        throw new BelfryException(Problem.error("akash-address-no-url", "This is no address of a service",
                "\"%s\" is not like %s".formatted(typed, Source.REST), "Give the https address"));
    }
}
