package belfry.server.workspace;

import belfry.core.secret.Secret;
import belfry.server.database.Database;
import belfry.server.redis.RedisLink;
import belfry.server.secret.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.params.SetParams;

/**
 * Who is signed in. PostgreSQL holds every session; Redis, where there is one, answers for it for a minute at a time, so
 * that losing Redis signs nobody out.
 */
public final class Sessions {
    public static final Duration IDLE = Duration.ofHours(12);
    public static final Duration LONGEST = Duration.ofDays(7);
    static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final String PREFIX = "bls_";
    private static final int TOKEN_BYTES = 32;

    private final Database database;
    private final RedisLink redis;
    private final Tokens tokens;
    private final InstantSource clock;
    private final SessionTable table = new SessionTable();
    /** Ended while Redis was away, and when: it may come back from its disk with what it remembered of them. */
    private final Map<String, Instant> notForgotten = new ConcurrentHashMap<>();

    public Sessions(Database database, RedisLink redis, Tokens tokens, InstantSource clock) {
        this.database = database;
        this.redis = redis;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** The token is given once; only its hash is kept. */
    Secret open(UUID account) {
        var token = tokens.next(PREFIX, TOKEN_BYTES);
        var now = clock.instant();
        database.jdbi().useTransaction(handle -> {
            table.deleteEnded(handle, now, now.minus(IDLE));
            table.insert(handle, Tokens.hash(token), account, now, now.plus(LONGEST));
        });
        return token;
    }

    static boolean looksLikeOne(Secret token) {
        return token.reveal().startsWith(PREFIX);
    }

    Optional<UUID> account(Secret token) {
        var hash = Tokens.hash(token);
        var remembered = notForgotten.containsKey(key(hash)) ? Optional.<String>empty() : redis.get(key(hash));
        if (remembered.isPresent()) {
            return remembered.map(UUID::fromString);
        }
        var now = clock.instant();
        var account = database.jdbi().withHandle(handle -> table.use(handle, hash, now, now.minus(IDLE)));
        account.ifPresent(id -> redis.tell(client -> client.set(key(hash), id.toString(),
                SetParams.setParams().px(REMEMBERED.toMillis()))));
        return account;
    }

    void close(Secret token) {
        var hash = Tokens.hash(token);
        database.jdbi().useHandle(handle -> table.delete(handle, hash));
        forget(key(hash));
    }

    /** After a new password: whoever knew the old one is out. */
    void closeAll(UUID account) {
        for (var hash : database.jdbi().withHandle(handle -> table.deleteOf(handle, account))) {
            forget(key(hash));
        }
    }

    private void forget(String key) {
        if (!redis.tell(client -> client.del(key))) {
            var now = clock.instant();
            notForgotten.values().removeIf(ended -> ended.plus(REMEMBERED).isBefore(now));
            notForgotten.put(key, now);
        }
    }

    private static String key(byte[] hash) {
        return "belfry:session:" + HexFormat.of().formatHex(hash);
    }
}
