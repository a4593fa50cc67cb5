package belfry.desktop.shell;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Every action that is known: the palette, the key map and the {@code ?} sheet are made from this list. */
public final class Actions {
    private final ObservableList<Registered> all = FXCollections.observableArrayList();
    private final ObservableList<Registered> view = FXCollections.unmodifiableObservableList(all);

    /** An action and the area it belongs to; null: it works everywhere. */
    public record Registered(@Nullable Area owner, Action action) {}

    /** Adds actions that work everywhere; one with an id that is known takes the other's place. */
    public void add(Action... actions) {
        add(null, List.of(actions));
    }

    /** Adds the actions of an area. */
    public void add(@Nullable Area owner, Collection<Action> actions) {
        for (var action : actions) {
            all.removeIf(known -> known.action().id().equals(action.id()));
            all.add(new Registered(owner, action));
        }
    }

    /** Takes out the actions of an area. */
    public void remove(Area owner) {
        all.removeIf(known -> known.owner() == owner);
    }

    public ObservableList<Registered> all() {
        return view;
    }

    /** The actions one can use in an area: its own first, then those that work everywhere. */
    public List<Action> in(Area area) {
        return Stream.concat(owned(area), owned(null)).toList();
    }

    private Stream<Action> owned(@Nullable Area area) {
        return all.stream().filter(known -> known.owner() == area).map(Registered::action);
    }

    public Optional<Action> find(String id) {
        return all.stream().map(Registered::action).filter(action -> action.id().equals(id)).findFirst();
    }
}
