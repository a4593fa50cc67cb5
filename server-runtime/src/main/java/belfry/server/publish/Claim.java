package belfry.server.publish;

import java.util.Optional;

/**
 * A delivery that this process may publish until its lease ends.
 *
 * @param tries claims of this delivery so far, this one included
 * @param actor who publishes: {@code clock} or {@code workflow}
 * @param opened the ledger row of its first part, when it could be opened together with the claim
 * @param answered to be run when its last part is answered and only the answer is left to be recorded
 */
record Claim(LoadedDelivery delivery, long fence, int tries, String actor, Optional<OpenCommit> opened,
        Runnable answered) {
    /** The same claim on what is stored now. */
    Claim reloaded(LoadedDelivery now) {
        return new Claim(now, fence, tries, actor, Optional.empty(), answered);
    }

    Claim telling(Runnable whenAnswered) {
        return new Claim(delivery, fence, tries, actor, opened, whenAnswered);
    }
}
