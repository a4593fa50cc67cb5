package belfry.desktop.shell;

import belfry.core.problem.Severity;
import belfry.desktop.ui.Prose;
import belfry.desktop.ui.Icons;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The notices at the lower edge. */
final class ToastPane extends VBox {
    /** More than this is wrapped. */
    private static final double WORDS = 440;

    private final Notices notices;

    ToastPane(Notices notices) {
        super(8);
        this.notices = notices;
        setId("toasts");
        setPickOnBounds(false);
        setAlignment(Pos.BOTTOM_CENTER);
        setPadding(new Insets(0, 24, 44, 24));
        notices.toasts().addListener((ListChangeListener<Toast>) _ -> draw());
    }

    private void draw() {
        getChildren().setAll(notices.toasts().stream().map(this::card).toList());
    }

    private Node card(Toast toast) {
        var text = new Label(toast.text());
        Prose.wrap(text);
        text.setMaxWidth(WORDS);
        var card = new HBox(text);
        card.getStyleClass().add("toast");
        card.setMaxWidth(USE_PREF_SIZE);
        if (toast.severity() != Severity.INFO) {
            card.getStyleClass().addAll("problem", Icons.styleClass(toast.severity()));
            card.getChildren().addFirst(Icons.of(toast.severity()));
        }
        var run = toast.run();
        if (toast.button() != null && run != null) {
            card.getChildren().add(button(toast, run));
        }
        card.getChildren().add(closing(toast));
        return card;
    }

    private Node button(Toast toast, Runnable run) {
        var button = new Button(toast.button());
        button.getStyleClass().setAll("button", "toast-button");
        button.setId("toast-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.setFocusTraversable(false);
        button.setOnAction(_ -> {
            notices.dismiss(toast);
            run.run();
        });
        return button;
    }

    private Node closing(Toast toast) {
        var icon = Icons.of(Feather.X);
        var close = new Button("", icon);
        close.getStyleClass().setAll("button", "toast-button");
        close.setFocusTraversable(false);
        close.setAccessibleText("Dismiss");
        close.setOnAction(_ -> notices.dismiss(toast));
        return close;
    }
}
