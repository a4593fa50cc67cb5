package belfry.core.process;

import belfry.core.problem.Problem;
import belfry.core.wire.ProcessStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a supervised process fares; the supervisor asks it what may happen next.
 *
 * @param since when it came into this status
 * @param restarts how often it was started again, by itself or by hand
 * @param unstable early exits in a row
 * @param recentExits unexpected exits of the last ten minutes
 * @param restartAt when it is to be started again; null: not by the clock
 * @param waitsForPort it is started again when this port is free
 */
public record Course(ProcessStatus status, Instant since, int restarts, int unstable, List<Instant> recentExits,
        @Nullable Instant restartAt, @Nullable Integer waitsForPort) {
    private static final Duration RECENT = Duration.ofMinutes(10);
    private static final int RESTLESS = 5;

    public Course {
        recentExits = List.copyOf(recentExits);
    }

    public static Course begin(Instant now) {
        return new Course(ProcessStatus.STOPPED, now, 0, 0, List.of(), null, null);
    }

    private Course to(ProcessStatus next, Instant now) {
        return new Course(next, now, restarts, unstable, recentExits, null, null);
    }

    public Course launched(Instant now) {
        return to(ProcessStatus.LAUNCHING, now);
    }

    public Course restarted(Instant now) {
        return new Course(ProcessStatus.LAUNCHING, now, restarts + 1, unstable, recentExits, null, null);
    }

    public Course ready(Instant now) {
        return to(ProcessStatus.ONLINE, now);
    }

    public Course stopping(Instant now) {
        return to(ProcessStatus.STOPPING, now);
    }

    public Course stopped(Instant now) {
        return to(ProcessStatus.STOPPED, now);
    }

    /** A person starts it: what went wrong before no longer counts. */
    public Course forgiven() {
        return new Course(status, since, restarts, 0, recentExits, restartAt, waitsForPort);
    }

    /** It waits until somebody else gives the port back. */
    public Course blocked(int port, Instant now) {
        return new Course(ProcessStatus.WAITING_RESTART, now, restarts, unstable, recentExits, null, port);
    }

    /** It ended although nobody asked it to. */
    public Course ended(ExitCause cause, Instant now, Patience patience) {
        if (cause instanceof ExitCause.PortTaken(int port) && port > 0) {
            return blocked(port, now);
        }
        boolean early = status == ProcessStatus.LAUNCHING || uptime(now).compareTo(patience.earlyUptime()) < 0;
        int count = early ? unstable + 1 : 1;
        var exits = new ArrayList<>(recentExits.stream().filter(at -> at.plus(RECENT).isAfter(now)).toList());
        exits.add(now);
        if (count >= patience.earlyExits() && !cause.liesOutside()) {
            return new Course(ProcessStatus.ERRORED, now, restarts, count, exits, null, null);
        }
        return new Course(ProcessStatus.WAITING_RESTART, now, restarts, count, exits,
                now.plus(patience.pauseAfter(count)), null);
    }

    /** Whether it has run for so long that its earlier exits no longer say anything. */
    public boolean calm(Instant now) {
        return !recentExits.isEmpty() && uptime(now).compareTo(RECENT) > 0;
    }

    /** Its earlier exits are forgotten. */
    public Course calmed() {
        return new Course(status, since, restarts, 0, List.of(), null, null);
    }

    public Duration uptime(Instant now) {
        return status == ProcessStatus.ONLINE ? Duration.between(since, now) : Duration.ZERO;
    }

    public boolean restartDue(Instant now) {
        return restartAt != null && !now.isBefore(restartAt);
    }

    /** Too slow for a crash loop, too often to be healthy: such a loop would otherwise run unseen for ever. */
    public boolean restless() {
        return recentExits.size() >= RESTLESS;
    }

    public boolean neverReady(Instant now, Patience patience) {
        return status == ProcessStatus.LAUNCHING && now.isAfter(since.plus(patience.launchGrace()));
    }

    /** Until when a launch should be left alone; empty when it is not launching. */
    public Optional<Instant> graceUntil(Patience patience) {
        return status == ProcessStatus.LAUNCHING ? Optional.of(since.plus(patience.launchGrace())) : Optional.empty();
    }

    /** Why a restart by hand is refused now; empty: it is not. */
    public Optional<Problem> refusal(String name, Instant now, Patience patience) {
        return graceUntil(patience).filter(now::isBefore).map(until -> Problem.warning("launch-grace",
                "%s is launching since %d s and was not restarted".formatted(name,
                        Duration.between(since, now).toSeconds()),
                "A process that is restarted before it is ready begins anew and is never ready; it has time until "
                        + until,
                "Wait until it is online; when it is not ready in time, Belfry restarts it by itself",
                "Restart it all the same with force"));
    }
}
