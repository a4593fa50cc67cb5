package belfry.server.config;

import java.time.Duration;

/**
 * How patient the supervisor is.
 *
 * @param launchGrace how long a process may take until its first beat
 * @param beatLimit how old the last beat may be before a process counts as stuck
 * @param firstPause before the first restart; doubles with each early exit
 * @param longestPause where the doubling ends
 * @param earlyUptime an exit before this uptime is an early one
 * @param earlyExits after so many in a row the supervisor stops restarting and opens an incident
 */
public record SupervisorConfig(Duration launchGrace, Duration beatLimit, Duration firstPause, Duration longestPause,
        Duration earlyUptime, int earlyExits) {}
