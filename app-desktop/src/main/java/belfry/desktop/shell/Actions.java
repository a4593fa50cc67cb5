package belfry.desktop.shell;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Every action that is known: the palette, the key map and the {@code ?} sheet are made from this list. */
public final class Actions {
    private final ObservableList<Action> all = FXCollections.observableArrayList();
    private final ObservableList<Action> view = FXCollections.unmodifiableObservableList(all);

    /** Adds actions; one with an id that is known takes the other's place. */
    public void add(Collection<Action> actions) {
        for (var action : actions) {
            all.removeIf(known -> known.id().equals(action.id()));
            all.add(action);
        }
    }

    public void add(Action... actions) {
        add(List.of(actions));
    }

    public void remove(Collection<Action> actions) {
        for (var action : actions) {
            all.removeIf(known -> known.id().equals(action.id()));
        }
    }

    public ObservableList<Action> all() {
        return view;
    }

    public Optional<Action> find(String id) {
        return all.stream().filter(action -> action.id().equals(id)).findFirst();
    }

    /** What a key does in a view of this scope. */
    public Optional<Action> on(KeyBinding binding) {
        return all.stream().filter(action -> action.key() == binding).findFirst();
    }
}
