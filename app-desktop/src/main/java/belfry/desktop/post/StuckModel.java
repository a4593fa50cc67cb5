package belfry.desktop.post;

import belfry.core.wire.EventView;
import belfry.core.wire.StuckGroup;
import belfry.desktop.fx.Background;
import belfry.desktop.server.RepairApi;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts that are not where they should be, by cause, the largest group first. */
final class StuckModel {
    private static final Logger LOG = LoggerFactory.getLogger(StuckModel.class);

    private final RepairApi api;
    private final Background background;
    private final ObservableList<StuckGroup> groups = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private boolean asking;
    private boolean askAgain;

    StuckModel(RepairApi api, Background background) {
        this.api = api;
        this.background = background;
    }

    ObservableList<StuckGroup> groups() {
        return groups;
    }

    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    int posts() {
        return groups.stream().map(StuckGroup::deliveryIds).mapToInt(List::size).sum();
    }

    void load() {
        if (asking) {
            askAgain = true;
            return;
        }
        asking = true;
        background.run("Looking what is stuck", api::stuck, fresh -> {
            if (!groups.equals(fresh)) {
                groups.setAll(fresh);
            }
            loaded.set(true);
            answered();
        }, failure -> {
            // The list beside it says that the server is away; the groups stay as they were.
            LOG.debug("The server did not say what is stuck", failure);
            answered();
        });
    }

    private void answered() {
        asking = false;
        if (askAgain) {
            askAgain = false;
            load();
        }
    }

    void heard(List<EventView> events) {
        if (events.stream().map(EventView::kind).anyMatch(kind -> kind.startsWith("post.")
                || kind.startsWith("delivery.") || kind.startsWith("incident.") || kind.startsWith("channel."))) {
            load();
        }
    }
}
