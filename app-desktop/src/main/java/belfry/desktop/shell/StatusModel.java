package belfry.desktop.shell;

import belfry.core.problem.Severity;
import belfry.desktop.server.ConnectionState;
import java.time.ZoneId;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the lower edge tells: connection, what is due next, the worst open problem. */
public final class StatusModel {
    private final ObjectProperty<ConnectionState> connection = new SimpleObjectProperty<>(
            new ConnectionState.Connecting());
    private final StringProperty due = new SimpleStringProperty("");
    private final ObjectProperty<Worst> worst = new SimpleObjectProperty<>(Worst.NONE);
    private final StringProperty workspace = new SimpleStringProperty("");
    private final ObjectProperty<ZoneId> zone = new SimpleObjectProperty<>(ZoneId.systemDefault());
    private final StringProperty server = new SimpleStringProperty("");

    /**
     * The worst open problem.
     *
     * @param text one sentence; empty: all is well
     * @param more how many others are open
     * @param target what to open in Health
     */
    public record Worst(Severity severity, String text, int more, String target) {
        public static final Worst NONE = new Worst(Severity.INFO, "", 0, "");
    }

    public ObjectProperty<ConnectionState> connectionProperty() {
        return connection;
    }

    public StringProperty dueProperty() {
        return due;
    }

    /** In which times are told: the workspace's, as everywhere else. */
    public ObjectProperty<ZoneId> zoneProperty() {
        return zone;
    }

    public ObjectProperty<Worst> worstProperty() {
        return worst;
    }

    /** Name of the workspace one is in. */
    public StringProperty workspaceProperty() {
        return workspace;
    }

    /** Address of the server one is connected to. */
    public StringProperty serverProperty() {
        return server;
    }
}
