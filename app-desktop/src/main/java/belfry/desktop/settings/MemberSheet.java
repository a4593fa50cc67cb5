package belfry.desktop.settings;

import atlantafx.base.theme.Styles;
import belfry.core.problem.Problem;
import belfry.core.wire.NewMember;
import belfry.core.workspace.Role;
import belfry.desktop.ui.Note;
import belfry.desktop.ui.ProblemCard;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Adds a person: who, with which role, and for a new account a first password. */
final class MemberSheet extends VBox {
    private final TextField email = new TextField();
    private final TextField name = new TextField();
    private final ChoiceBox<Role> role = new ChoiceBox<>();
    private final PasswordField password = new PasswordField();
    private final VBox refusal = new VBox();
    private final Runnable close;

    MemberSheet(SettingsModel model, Runnable close) {
        this.close = close;
        setId("member-sheet");
        getStyleClass().addAll("sheet-card", "form-sheet");
        refusal.managedProperty().bind(Bindings.isNotEmpty(refusal.getChildren()));
        var title = new Label("Add a member");
        title.getStyleClass().add("sheet-title");
        email.setId("member-email");
        name.setId("member-name");
        password.setId("member-password");
        role.setId("member-role");
        role.getItems().setAll(Role.values());
        role.setConverter(Page.roleWords());
        role.setValue(Role.EDITOR);
        var add = Page.button("member-save", "Add", () -> add(model));
        add.setDefaultButton(true);
        add.disableProperty().bind(email.textProperty().isEmpty().or(name.textProperty().isEmpty()));
        getChildren().addAll(title, refusal, field("Email", "", email), field("Name", "", name),
                field("Role", "", role), field("First password", "Only for somebody who has no account here yet; "
                        + "twelve characters or more", password),
                Page.buttons(Page.button("member-cancel", "Cancel", close), add));
        add.getStyleClass().add(Styles.ACCENT);
    }

    private static VBox field(String label, String help, Node input) {
        var words = new Label(label);
        words.getStyleClass().add("form-label");
        var box = new VBox(4, words, input);
        if (!help.isEmpty()) {
            box.getChildren().add(Note.help(help));
        }
        return box;
    }

    private void add(SettingsModel model) {
        model.addMember(new NewMember(email.getText().strip(), name.getText().strip(), role.getValue(),
                password.getText().isEmpty() ? null : password.getText()), close, this::refused);
    }

    private void refused(Problem problem) {
        refusal.getChildren().setAll(new ProblemCard(problem));
    }
}
