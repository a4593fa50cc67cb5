package belfry.server.akash;

import belfry.core.akash.lease.AccountReview;
import belfry.core.akash.lease.OwnerAddress;
import belfry.core.secret.Secret;
import belfry.core.wire.AkashDeploymentView;
import belfry.core.wire.AkashLook;
import belfry.server.akash.fake.FakeAkash;
import belfry.server.akash.fake.FakeChain;
import belfry.server.guard.GuardedHttp;
import belfry.server.network.fake.FaultyServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** A fake of chain, Console and providers, and a reader that asks it. */
final class AkashRig implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    final FakeChain chain = new FakeChain(now::get);
    final FakeAkash akash = new FakeAkash(chain);
    final FaultyServer server = new FaultyServer(akash);
    final GuardedHttp http = new GuardedHttp(Set.of(server.hostPort()));
    final AccountReader reader = new AccountReader(http, Duration.ofSeconds(3));

    AkashRig() {
        akash.base(server.base().toString());
    }

    Source byAddress() {
        return new Source(Optional.of(new OwnerAddress(FakeChain.OWNER)), Optional.empty(), server.base(),
                server.base());
    }

    Source byKey() {
        return new Source(Optional.empty(), Optional.of(Secret.of(FakeAkash.KEY)), server.base(), server.base());
    }

    AkashLook look(Source source) {
        try {
            return AkashViews.of(AccountReview.of(reader.read(source), Map.of(), now.get()));
        } catch (NoAnswerException e) {
            throw new AssertionError(e.problem().toString(), e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    AkashDeploymentView only(Source source) {
        var all = look(source).deployments();
        if (all.size() != 1) {
            throw new AssertionError(all.toString());
        }
        return all.getFirst();
    }

    @Override
    public void close() {
        server.close();
        http.close();
    }
}
