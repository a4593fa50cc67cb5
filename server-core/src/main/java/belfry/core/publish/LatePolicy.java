package belfry.core.publish;

import java.time.Duration;
import java.time.Instant;

/** How late a post may still go out by itself; a workspace sets it. */
public record LatePolicy(Duration window) {
    /** Whether a delivery that nothing has tried yet is too late. One that was tried in time is not missed but delayed. */
    public boolean missed(Instant dueAt, int tries, Instant now) {
        return tries == 0 && now.isAfter(dueAt.plus(window));
    }
}
