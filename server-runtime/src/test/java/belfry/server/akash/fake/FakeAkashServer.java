package belfry.server.akash.fake;

import belfry.server.network.fake.FaultyServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Runs the fake by itself, for the console's tests and pictures: {@code FakeAkashServer PORT [lag|html|busy|failing]}.
 * A server asks it when {@code guard.allowPrivateHosts} names {@code 127.0.0.1:PORT}.
 */
public final class FakeAkashServer {
    private FakeAkashServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        var chain = new FakeChain(InstantSource.system());
        var akash = new FakeAkash(chain);
        try (var server = new FaultyServer(akash, Integer.parseInt(arguments[0]))) {
            akash.base(server.base().toString());
            sample(chain);
            akash.down(FakeChain.OTHER_PROVIDER);
            switch (arguments.length > 1 ? arguments[1] : "fine") {
                case "lag" -> chain.lag(Duration.ofMinutes(61));
                case "html" -> akash.mode(FakeAkash.Mode.HTML);
                case "busy" -> akash.mode(FakeAkash.Mode.BUSY);
                case "failing" -> akash.mode(FakeAkash.Mode.FAILING);
                default -> akash.mode(FakeAkash.Mode.FINE);
            }
            Thread.currentThread().join();
        }
    }

    /** One of each kind: well, soon without money, lost, taken back, short of replicas, dropped, overdrawn. */
    public static void sample(FakeChain chain) {
        chain.rent("23373574").named("postiz").price("38.25").lasting(Duration.ofDays(26).plusHours(4))
                .service("app", 1, 1, "post.bakery.example").service("db", 1, 1, "").service("cache", 1, 1, "");
        chain.rent("23380112").named("belfry").price("21.4").lasting(Duration.ofHours(31)).autoTopUp(true)
                .service("belfry", 1, 1, "belfry.bakery.example").service("temporal", 1, 1, "");
        chain.rent("23391207").named("images").price("12").lasting(Duration.ofDays(5)).service("images", 1, 1, "");
        chain.rent("23395540").named("shop").price("17").lasting(Duration.ofDays(40)).lost().service("shop", 1, 1, "");
        chain.rent("23396001").named("search").price("55").lasting(Duration.ofDays(12)).service("search", 0, 1, "");
        chain.rent("23397118").named("archive").price("9").on(FakeChain.OTHER_PROVIDER).lasting(Duration.ofDays(60))
                .silent();
        chain.rent("23398004").named("wiki").price("14").lasting(Duration.ofDays(20))
                .reclaimed(Instant.now().plus(Duration.ofHours(20))).service("wiki", 1, 1, "wiki.bakery.example");
        chain.rent("23398310").named("queue").dropped("lease_closed_reason_unstable");
        chain.rent("23399020").named("old-blog").price("11").overdrawn("6344131.225").service("old-blog", 1, 1, "");
    }
}
