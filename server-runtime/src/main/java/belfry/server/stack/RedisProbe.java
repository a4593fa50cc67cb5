package belfry.server.stack;

import belfry.core.incident.Finding;
import belfry.core.problem.Problem;
import belfry.core.stack.Reading;
import belfry.server.redis.RedisLink;
import belfry.server.redis.RedisStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Redis answers, drops no sessions when it is full, and keeps them over a restart. */
final class RedisProbe implements Probe {
    private static final String AWAY = "redis-away";
    private static final String EVICTS = "redis-evicts";
    private static final String FORGETS = "redis-forgets";

    private final RedisLink redis;

    RedisProbe(RedisLink redis) {
        this.redis = redis;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Set<String> codes() {
        return Set.of(AWAY, EVICTS, FORGETS);
    }

    @Override
    public boolean lamp() {
        return true;
    }

    @Override
    public Reading read() {
        var began = System.nanoTime();
        return switch (redis.status()) {
            case RedisStatus.Off() -> Reading.absent("Not in use; PostgreSQL keeps the sessions");
            case RedisStatus.Away(var since, var reason) -> Reading.down(Finding.of("redis", Problem.warning(AWAY,
                    "Redis does not answer since " + since, reason,
                    "Nothing is lost: sessions and limits use PostgreSQL until it is back",
                    "Start Redis, or correct redis.url")).affecting(List.of("Sessions", "Rate limits")));
            case RedisStatus.Up up -> judged(up, (System.nanoTime() - began) / 1_000_000);
        };
    }

    private static Reading judged(RedisStatus.Up up, long millis) {
        var findings = new ArrayList<Finding>();
        if (!up.evictionPolicy().equals("noeviction")) {
            findings.add(Finding.of("redis", Problem.warning(EVICTS,
                    "Redis drops keys when its memory is full (%s)".formatted(up.evictionPolicy()),
                    "maxmemory-policy is %s: sessions can vanish".formatted(up.evictionPolicy()),
                    "redis-cli config set maxmemory-policy noeviction")));
        }
        if (!up.persistent()) {
            findings.add(Finding.of("redis", Problem.warning(FORGETS, "Redis forgets everything when it restarts",
                    "appendonly is off: everybody has to log in again after a restart",
                    "redis-cli config set appendonly yes")));
        }
        return Reading.of(millis, "Redis %s, %s, %s, %d MB used".formatted(up.version(), up.evictionPolicy(),
                up.persistent() ? "persistent" : "not persistent", up.usedBytes() / (1024 * 1024)), findings);
    }
}
