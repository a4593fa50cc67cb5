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

    /**
     * Of {@code workspace w}: how late a post may still go out by itself. One minute at least, because nothing is claimed
     * in the instant at which it is due, and a post for now is late before it is written.
     */
    static final String LATE_WINDOW = "make_interval(mins => greatest(w.late_window_minutes, 1))";

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
                and (d.tries > 0 or d.due_at + (select %s from workspace w where w.id = d.workspace_id)
                    >= clock_timestamp())
                """.formatted(moment, OPEN, LATE_WINDOW);
    }
}
