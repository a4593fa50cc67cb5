package belfry.core.process;

import java.time.Duration;

/**
 * How long the supervisor waits, and how often it tries.
 *
 * @param launchGrace how long a process may take until its first beat
 * @param beatLimit how old the last beat may be before a process counts as stuck
 * @param drain how long a process may take to end its work when asked to stop
 * @param firstPause before the first restart; doubles with each early exit up to {@code longestPause}
 * @param earlyUptime an exit before this uptime is an early one
 * @param earlyExits after so many in a row it is not started again
 */
public record Patience(Duration launchGrace, Duration beatLimit, Duration drain, Duration firstPause,
        Duration longestPause, Duration earlyUptime, int earlyExits) {
    /** The pause before the restart that follows so many early exits in a row. */
    public Duration pauseAfter(int unstable) {
        var pause = firstPause;
        for (int i = 1; i < unstable && pause.compareTo(longestPause) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
