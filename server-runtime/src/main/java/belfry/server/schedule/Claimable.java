package belfry.server.schedule;

/** When a delivery may be claimed, said once for every statement that asks it. */
public final class Claimable {
    /** A condition on {@code channel c}: it is in use, and neither it nor its network is held back now. */
    public static final String OPEN = """
            c.disabled_at is null and c.removed_at is null and c.health <> 'REAUTHORISE'
            and (c.held_until is null or c.held_until <= clock_timestamp())
            and not exists (select from network_hold h where h.network = c.network
                and h.base_url in ('', c.base_url) and h.held_until > clock_timestamp())
            """;

    /** Claimable this moment. */
    static final String NOW = by("clock_timestamp()");

    private Claimable() {}

    /**
     * A condition on {@code delivery d}: queued and due by that moment (or interrupted and past its claim), its channel
     * and network open, and not later than the workspace allows.
     *
     * @param moment an SQL expression
     */
    public static String by(String moment) {
        return """
                (d.state = 'QUEUED' and coalesce(d.next_try_at, d.due_at) <= %s
                    or d.state = 'PUBLISHING' and d.claimed_until <= clock_timestamp())
                and exists (select from channel c where c.id = d.channel_id and %s)
                and (d.tries > 0 or d.due_at + (select make_interval(mins => w.late_window_minutes) from workspace w
                    where w.id = d.workspace_id) >= clock_timestamp())
                """.formatted(moment, OPEN);
    }
}
