package belfry.server.publish;

import belfry.core.problem.Problem;
import belfry.server.database.Columns;
import belfry.server.schedule.Claimable;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Holds channels and whole networks back, and says which are, in the caller's transaction. */
final class HoldTable {
    private HoldTable() {}

    /** Channels through which nothing may go this moment. */
    static Set<UUID> closed(Handle handle) {
        return Set.copyOf(handle.createQuery("select c.id from channel c where not (" + Claimable.OPEN + ")")
                .mapTo(UUID.class).list());
    }

    /** A rate limit of the account: nothing of the channel starts before that moment. */
    static void channelUntil(Handle handle, UUID channel, Instant until) {
        handle.createUpdate("""
                update channel set held_until = greatest(coalesce(held_until, :until), :until) where id = :id
                """).bind("until", until).bind("id", channel).execute();
        tell(handle, channel);
    }

    /** An outage: nothing goes to the network, or to this instance of it, before that moment. */
    static void networkUntil(Handle handle, String network, Optional<URI> instance, Instant until, Problem why) {
        handle.createUpdate("""
                insert into network_hold (network, base_url, held_until, problem)
                values (:network, :base, :until, cast(:problem as jsonb))
                on conflict (network, base_url) do update set problem = excluded.problem,
                    held_until = greatest(network_hold.held_until, excluded.held_until)
                """).bind("network", network).bind("base", instance.map(URI::toString).orElse("")).bind("until", until)
                .bind("problem", Columns.json(why)).execute();
    }

    /** A person has to mend the channel; until then its deliveries are held, not burned. */
    static void stopChannel(Handle handle, UUID channel, Problem why) {
        handle.createUpdate("""
                update channel set health = 'REAUTHORISE', problem = cast(:problem as jsonb), updated_at = now()
                where id = :id
                """).bind("problem", Columns.json(why)).bind("id", channel).execute();
        tell(handle, channel);
    }

    /**
     * Until the end of the transaction nobody else renews this channel, in whatever process. It may stand still for as
     * long as a network takes to answer: cut off meanwhile, a token that may be used once would be lost.
     */
    static void oneAtATime(Handle handle, UUID channel) {
        handle.execute("set local idle_in_transaction_session_timeout = '2min'");
        handle.createQuery("select pg_advisory_xact_lock(hashtextextended(:lock, 0)) is null")
                .bind("lock", "belfry channel " + channel).mapTo(Boolean.class).one();
    }

    private static void tell(Handle handle, UUID channel) {
        handle.createUpdate("""
                insert into event (workspace_id, kind, subject_id)
                select workspace_id, 'channel.changed', id::text from channel where id = :id
                """).bind("id", channel).execute();
    }
}
