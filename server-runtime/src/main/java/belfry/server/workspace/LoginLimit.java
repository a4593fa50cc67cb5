package belfry.server.workspace;

import belfry.core.problem.Problem;
import belfry.server.http.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** How often a password may be tried: five times a minute for one account, twenty for one address. */
final class LoginLimit {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int PER_ACCOUNT = 5;
    private static final int PER_ADDRESS = 20;
    private static final int MOST_KEPT = 10_000;

    private final Map<String, Deque<Instant>> tries = new HashMap<>();
    private final InstantSource clock;

    LoginLimit(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts one try; refuses the one too many, known account or not. */
    synchronized void count(String email, String address) {
        var now = clock.instant();
        if (tries.size() > MOST_KEPT) {
            tries.values().removeIf(times -> times.getLast().isBefore(now.minus(WINDOW)));
        }
        require("account " + email.toLowerCase(Locale.ROOT).strip(), PER_ACCOUNT, now);
        require("address " + address, PER_ADDRESS, now);
    }

    private void require(String key, int most, Instant now) {
        var times = tries.computeIfAbsent(key, _ -> new ArrayDeque<>());
        while (!times.isEmpty() && !times.getFirst().isAfter(now.minus(WINDOW))) {
            times.removeFirst();
        }
        if (times.size() >= most) {
            var wait = Duration.between(now, times.getFirst().plus(WINDOW)).toSeconds() + 1;
            throw new Refused(429, Problem.error("too-many-logins", "Too many attempts to sign in",
                    "More than %d attempts came within a minute".formatted(most),
                    "Wait %d seconds and try again".formatted(wait),
                    "Lost the password? Set a new one with: belfry user password EMAIL"));
        }
        times.addLast(now);
    }
}
