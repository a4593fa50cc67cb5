package belfry.server.schedule;

import java.util.concurrent.atomic.AtomicInteger;

/** How many deliveries are due and wait for their turn: told by their queues, asked by what can wait for them. */
public final class Backlog {
    private final AtomicInteger size = new AtomicInteger();

    void change(int by) {
        size.addAndGet(by);
    }

    int size() {
        return size.get();
    }

    /** Sending comes first. */
    public boolean any() {
        return size() > 0;
    }
}
