package belfry.server.schedule;

/** How many deliveries are due and wait for their turn: told by the clock, asked by what can wait for them. */
public final class Backlog {
    private volatile int size;

    void is(int waiting) {
        size = waiting;
    }

    int size() {
        return size;
    }

    /** Sending comes first. */
    public boolean any() {
        return size > 0;
    }
}
