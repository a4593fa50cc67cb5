package belfry.server.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Does what is due. The clock only says when. */
public interface DueWork {
    /** These fall due soon: what can be loaded or made ready ahead may be. Called again and again; must not block long. */
    void expect(Collection<DueItem> soon);

    /** Claims what is still to be done; what is missing in the answer belongs to somebody else or has to wait. */
    List<Claimed> claim(List<DueItem> due);

    /**
     * Claims those that are ready to be sent; the others are claimed when they are due. What is claimed must not run before
     * its time.
     *
     * @param ahead they fall due within it
     */
    List<Claimed> claimAhead(List<DueItem> soon, Duration ahead);

    /** A claimed delivery and the work on it. */
    record Claimed(DueItem item, Work work) {}

    /** Blocks until the delivery is where it can be for now; never throws. */
    interface Work {
        /**
         * @param answered may be run when the network needs nothing more and only our own records are left to write: others
         *            need not wait for that
         * @return when it goes on, if it does by itself: the next part of a thread, another try, another look
         */
        Optional<Instant> run(Runnable answered);

        /** Gives the claim back, as if it had not been made: the clock ends before its turn, or it waited too long. Never throws. */
        void letGo();
    }
}
