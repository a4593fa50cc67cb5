package belfry.desktop.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where the console is, and the way back. */
public final class Navigator {
    private static final int MEMORY = 100;

    private final ReadOnlyObjectWrapper<Place> current;
    private final Deque<Place> back = new ArrayDeque<>();
    private final Deque<Place> forward = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper();

    public Navigator(Area start) {
        current = new ReadOnlyObjectWrapper<>(Place.of(start));
    }

    public void go(Area area) {
        go(Place.of(area));
    }

    public void go(Place place) {
        if (place.equals(current.get())) {
            return;
        }
        back.push(current.get());
        if (back.size() > MEMORY) {
            back.removeLast();
        }
        forward.clear();
        arrive(place);
    }

    public void back() {
        if (!back.isEmpty()) {
            forward.push(current.get());
            arrive(back.pop());
        }
    }

    public void forward() {
        if (!forward.isEmpty()) {
            back.push(current.get());
            arrive(forward.pop());
        }
    }

    private void arrive(Place place) {
        canGoBack.set(!back.isEmpty());
        canGoForward.set(!forward.isEmpty());
        current.set(place);
    }

    public ReadOnlyObjectProperty<Place> currentProperty() {
        return current.getReadOnlyProperty();
    }

    public Place current() {
        return current.get();
    }

    public ReadOnlyBooleanProperty canGoBackProperty() {
        return canGoBack.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canGoForwardProperty() {
        return canGoForward.getReadOnlyProperty();
    }
}
