package belfry.desktop.settings;

import atlantafx.base.theme.Styles;
import belfry.core.wire.WorkspaceEdit;
import belfry.core.wire.WorkspaceView;
import belfry.core.workspace.Permission;
import java.time.ZoneId;
import java.util.Objects;
import java.util.TreeSet;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Name, zone and late policy of the workspace. */
final class WorkspacePage extends Page {
    private static final int A_WEEK_IN_MINUTES = 7 * 24 * 60;

    private final SettingsModel model;
    private final TextField name = new TextField();
    private final ComboBox<String> zone = new ComboBox<>();
    private final Spinner<Integer> late = new Spinner<>(0, A_WEEK_IN_MINUTES, 60, 15);
    private final Button save = new Button("Save changes");

    WorkspacePage(SettingsModel model) {
        super("Workspace", "For everybody in this workspace.");
        this.model = model;
        name.setId("workspace-name");
        name.setPrefWidth(280);
        zone.setId("workspace-zone");
        zone.setPrefWidth(280);
        zone.getItems().setAll(new TreeSet<>(ZoneId.getAvailableZoneIds()));
        late.setId("workspace-late");
        late.setEditable(true);
        late.setPrefWidth(110);
        late.setMinWidth(110);
        save.setId("workspace-save");
        save.getStyleClass().add(Styles.ACCENT);
        save.setOnAction(_ -> save());
        var unit = new Label("minutes");
        var minutes = new HBox(8, late, unit);
        minutes.setMinWidth(Region.USE_PREF_SIZE);
        minutes.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(group(line("Name", "Shown to everybody who works here.", name),
                line("Zone", "The calendar, slots and times of posts are shown in it.", zone),
                line("Late policy", "A post that could not go out in time is still published when it is at most so "
                        + "late; beyond that it is Missed, and you choose.", minutes)));
        var why = model.whyNot(Permission.MANAGE_WORKSPACE);
        getChildren().add(why.isEmpty() ? buttons(save) : refusal(why));
        for (var control : new Control[]{name, zone, late}) {
            control.setDisable(!why.isEmpty());
        }
        model.workspaceProperty().subscribe(this::show);
        save.disableProperty().bind(Bindings.createBooleanBinding(() -> edit().equals(NOTHING),
                name.textProperty(), zone.valueProperty(), late.valueProperty(), model.workspaceProperty()));
    }

    private static final WorkspaceEdit NOTHING = new WorkspaceEdit(null, null, null);

    private void show(WorkspaceView workspace) {
        name.setText(workspace.name());
        zone.setValue(workspace.zone());
        late.getValueFactory().setValue(workspace.lateWindowMinutes());
    }

    /** What differs from the workspace as it stands. */
    private WorkspaceEdit edit() {
        var now = model.workspaceProperty().get();
        var typed = name.getText().strip();
        return new WorkspaceEdit(typed.isEmpty() || typed.equals(now.name()) ? null : typed,
                Objects.equals(zone.getValue(), now.zone()) ? null : zone.getValue(),
                Objects.equals(late.getValue(), now.lateWindowMinutes()) ? null : late.getValue());
    }

    private void save() {
        var now = model.workspaceProperty().get();
        model.change("Changed the workspace", edit(),
                new WorkspaceEdit(now.name(), now.zone(), now.lateWindowMinutes()));
    }
}
