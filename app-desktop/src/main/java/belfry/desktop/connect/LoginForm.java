package belfry.desktop.connect;

import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import belfry.desktop.server.KnownServer;
import belfry.desktop.ui.ProblemCard;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Name and password, on the way in and when a session has expired. */
final class LoginForm extends VBox {
    private final TextField email = new TextField();
    private final PasswordField password = new PasswordField();

    LoginForm(KnownServer server, String title, Optional<Problem> refused, ConnectView.Typed typed, Runnable leave,
            String leaveWord) {
        super(12);
        setId("login");
        var heading = new Label(title);
        heading.setWrapText(true);
        heading.getStyleClass().add("heading");
        getChildren().add(heading);
        refused.ifPresent(problem -> getChildren().add(new ProblemCard(problem)));
        email.setText(server.email());
        email.setId("login-email");
        password.setId("login-password");
        var remember = new CheckBox("Stay logged in on this machine");
        remember.setSelected(true);
        var go = new Button("Log in");
        go.setId("login-go");
        go.setDefaultButton(true);
        go.disableProperty().bind(email.textProperty().isEmpty().or(password.textProperty().isEmpty()));
        go.setOnAction(_ -> typed.login(email.getText().strip(), Secret.of(password.getText()), remember.isSelected()));
        var other = new Button(leaveWord);
        other.setId("login-leave");
        other.setOnAction(_ -> leave.run());
        getChildren().addAll(Fields.of("Email", email), Fields.of("Password", password), remember,
                Fields.buttons(other, go));
    }

    void ready() {
        (email.getText().isEmpty() ? email : password).requestFocus();
    }
}
