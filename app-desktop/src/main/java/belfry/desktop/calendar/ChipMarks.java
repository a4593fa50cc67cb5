package belfry.desktop.calendar;

import belfry.core.wire.DeliveryView;
import belfry.desktop.ui.NetworkMark;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * The networks that a post goes to, in the order of their names. A mark once made stays and is hidden for posts that do
 * not go there: to take it out and in again would style it anew.
 */
final class ChipMarks extends HBox {
    private static final double MARK = 16;
    private static final double OVERLAP = 5;

    private final int most;
    private final Map<String, Node> known = new TreeMap<>();
    private final Label more = new Label();
    private List<String> shown = List.of();

    /** @param most after so many marks the others are only counted */
    ChipMarks(int most) {
        super(-OVERLAP);
        this.most = most;
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(Region.USE_PREF_SIZE);
        more.getStyleClass().add("caption");
        show(more, false);
        getChildren().add(more);
    }

    void show(List<DeliveryView> deliveries) {
        var networks = deliveries.stream().map(DeliveryView::network).distinct().sorted().toList();
        if (networks.equals(shown)) {
            return;
        }
        shown = networks;
        var marked = networks.subList(0, Math.min(most, networks.size()));
        marked.forEach(this::know);
        known.forEach((network, mark) -> show(mark, marked.contains(network)));
        more.setText(" +" + (networks.size() - marked.size()));
        show(more, networks.size() > most);
    }

    private void know(String network) {
        if (!known.containsKey(network)) {
            var mark = new NetworkMark(network, "tiny");
            known.put(network, mark);
            getChildren().add(List.copyOf(known.keySet()).indexOf(network), mark);
        }
    }

    /** How wide it is, before it was ever laid out. */
    double width() {
        return MARK + (Math.min(most, shown.size()) - 1) * (MARK - OVERLAP) + (shown.size() > most ? MARK : 0);
    }

    boolean isEmpty() {
        return shown.isEmpty();
    }

    private static void show(Node node, boolean seen) {
        node.setVisible(seen);
        node.setManaged(seen);
    }
}
