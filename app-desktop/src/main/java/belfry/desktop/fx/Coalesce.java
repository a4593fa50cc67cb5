package belfry.desktop.fx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Gathers live events from any thread and applies them together, at most once per 100 ms, on the JavaFX thread. */
public final class Coalesce<T> {
    private static final Duration WINDOW = Duration.ofMillis(100);

    private final Background background;
    private final Consumer<List<T>> apply;
    private final Object lock = new Object();
    private List<T> waiting = new ArrayList<>();

    public Coalesce(Background background, Consumer<List<T>> apply) {
        this.background = background;
        this.apply = apply;
    }

    /** Adds an event; the first of a window sets the clock. */
    public void add(T event) {
        boolean first;
        synchronized (lock) {
            first = waiting.isEmpty();
            waiting.add(event);
        }
        if (first) {
            background.later(WINDOW, this::flush);
        }
    }

    /** Applies at once what has been gathered; call on the JavaFX thread. */
    public void flush() {
        List<T> batch;
        synchronized (lock) {
            batch = waiting;
            waiting = new ArrayList<>();
        }
        if (!batch.isEmpty()) {
            apply.accept(List.copyOf(batch));
        }
    }
}
