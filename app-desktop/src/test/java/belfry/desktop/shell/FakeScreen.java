package belfry.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A screen that remembers what the window asked of it. */
final class FakeScreen implements Screen {
    private final Area area;
    private final List<Action> actions;
    private @Nullable TextField field;
    private @Nullable VBox node;
    final List<String> heard = new ArrayList<>();

    FakeScreen(Area area, Action... actions) {
        this.area = area;
        this.actions = List.of(actions);
    }

    @Override
    public Area area() {
        return area;
    }

    @Override
    public Node node() {
        var built = node;
        if (built == null) {
            built = new VBox(field());
            node = built;
        }
        return built;
    }

    @Override
    public void shown() {
        heard.add("shown");
    }

    @Override
    public void hidden() {
        heard.add("hidden");
    }

    @Override
    public void open(String target) {
        heard.add("open " + target);
    }

    @Override
    public void refresh() {
        heard.add("refresh");
    }

    @Override
    public void focusFilter() {
        field().requestFocus();
    }

    @Override
    public List<Action> actions() {
        return actions;
    }

    TextField field() {
        var built = field;
        if (built == null) {
            built = new TextField();
            field = built;
        }
        return built;
    }
}
