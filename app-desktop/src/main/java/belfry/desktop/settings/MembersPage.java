package belfry.desktop.settings;

import atlantafx.base.theme.Styles;
import belfry.core.wire.MemberView;
import belfry.core.workspace.Permission;
import belfry.core.workspace.Role;
import belfry.desktop.fx.Formats;
import belfry.desktop.shell.Frame;
import belfry.desktop.ui.Confirm;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Who is in the workspace, and what each may do. */
final class MembersPage extends Page {
    private final SettingsModel model;
    private final Frame frame;
    private final Formats formats;
    private final VBox rows = group();

    MembersPage(SettingsModel model, Frame frame, Formats formats) {
        super("Members", "Owners and admins may do everything; editors publish; authors write drafts; analysts read; "
                + "operators keep it running and repair.");
        this.model = model;
        this.frame = frame;
        this.formats = formats;
        var why = model.whyNot(Permission.MANAGE_MEMBERS);
        if (!why.isEmpty()) {
            getChildren().add(refusal(why));
            return;
        }
        var add = button("member-add", "Add member", this::add);
        add.getStyleClass().add(Styles.ACCENT);
        getChildren().addAll(rows, new HBox(add));
        model.members().addListener((ListChangeListener<MemberView>) _ -> draw());
        draw();
    }

    private void draw() {
        rows.getChildren().setAll(model.members().stream().map(this::row).toList());
    }

    private Node row(MemberView member) {
        var role = new ChoiceBox<Role>();
        role.getItems().setAll(Role.values());
        role.setConverter(roleWords());
        role.setValue(member.role());
        role.setAccessibleText("Role of " + member.name());
        role.valueProperty().addListener((_, _, chosen) -> model.changeRole(member, chosen));
        var remove = danger(button("member-remove-" + member.accountId(), "Remove", () -> remove(member)));
        var controls = new HBox(8, role, remove);
        controls.setAlignment(Pos.CENTER_RIGHT);
        return line(member.name(), member.email() + " · since " + formats.within(member.addedAt()), controls);
    }

    private void remove(MemberView member) {
        frame.confirm(Confirm.danger("Remove %s from this workspace?".formatted(member.name()),
                List.of("%s can no longer see or change anything here".formatted(member.name()),
                        "Posts that %s wrote stay".formatted(member.name())),
                "They can be added again", "Remove member", () -> model.removeMember(member)));
    }

    void add() {
        frame.openSheet(new MemberSheet(model, frame::closeSheet), () -> {});
    }
}
