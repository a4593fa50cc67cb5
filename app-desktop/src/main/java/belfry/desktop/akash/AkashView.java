package belfry.desktop.akash;

import belfry.desktop.fx.Loading;
import atlantafx.base.theme.Styles;
import belfry.desktop.server.ServerLink;
import belfry.desktop.ui.ActionButton;
import belfry.desktop.ui.EmptyState;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.LoadingPane;
import belfry.desktop.ui.ScreenHead;
import belfry.desktop.ui.SearchField;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Accounts below each other, each with the cards of its deployments. */
final class AkashView extends BorderPane {
    private final AkashModel model;
    private final ServerLink link;
    private final Steps steps;
    private final SearchField filter = new SearchField("Filter deployments  /");
    private final LoadingPane body;
    private final VBox sections = new VBox();
    private final ScrollPane scroll = new ScrollPane(sections);

    /** What can be opened from here. */
    record Steps(Runnable add, Runnable details, Consumer<String> browse) {}

    AkashView(AkashModel model, ServerLink link, Steps steps) {
        this.model = model;
        this.link = link;
        this.steps = steps;
        body = new LoadingPane(8, model::load);
        setId("akash");
        getStyleClass().add("screen");
        sections.getStyleClass().add("account-list");
        scroll.setFitToWidth(true);
        scroll.setId("akash-scroll");
        scroll.getStyleClass().add("drawer-scroll");
        scroll.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        setTop(head());
        setCenter(body);
        model.loadingProperty().subscribe(this::show);
        model.accounts().subscribe(this::draw);
        model.filterProperty().subscribe(_ -> draw());
        model.ticksProperty().subscribe(_ -> parts().forEach(AccountSection::tick));
        model.selectedProperty().subscribe(this::mark);
    }

    private Node head() {
        var sentence = new Label();
        sentence.setId("akash-sentence");
        model.accounts().subscribe(() -> sentence.setText(AkashWords.sentence(model.accounts())));
        sentence.setText(AkashWords.sentence(model.accounts()));
        filter.setId("akash-filter");
        model.filterProperty().bind(filter.queryProperty());
        return new ScreenHead("Akash", sentence, filter, add("akash-add"));
    }

    private Node add(String id) {
        return new ActionButton(id, "Watch an account", Icons.of(Feather.PLUS),
                new ReadOnlyStringWrapper(model.mayNot()), steps.add()).styled(Styles.ACCENT);
    }

    private void show(Loading loading) {
        body.show(loading, () -> model.accounts().isEmpty() ? empty() : scroll);
    }

    private Node empty() {
        return new EmptyState(Feather.CLOUD, "Nothing on Akash is watched yet",
                "Give the owner address of a wallet (akash1…), and Belfry reads its deployments from the chain; or a"
                        + " key of Console's API (Console › Settings › API keys), and it also sees services and"
                        + " auto top-up. Belfry only reads: it never moves money and never asks for a wallet's key.",
                add("akash-add-first"));
    }

    private void draw() {
        show(model.loadingProperty().get());
        sections.getChildren().setAll(model.accounts().stream()
                .map(account -> new AccountSection(model, account, link.formats(), link.clock(),
                        new AccountSection.Steps(steps.details(), steps.browse())))
                .toList());
        mark();
    }

    private void mark() {
        var chosen = model.selectedProperty().get();
        parts().forEach(part -> {
            if (chosen == null) {
                part.markNone();
            } else {
                part.mark(chosen);
            }
        });
    }

    private List<AccountSection> parts() {
        return sections.getChildren().stream().map(AccountSection.class::cast).toList();
    }

    /** Arrows go from card to card; the view follows. */
    private void pressed(KeyEvent event) {
        var go = event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.RIGHT
                ? 1
                : event.getCode() == KeyCode.UP || event.getCode() == KeyCode.LEFT ? -1 : 0;
        if (go != 0) {
            model.move(go);
            follow();
            event.consume();
        }
    }

    private void follow() {
        var chosen = model.selectedProperty().get();
        var card = chosen == null ? null : sections.lookup("#deployment-" + chosen.deployment().dseq());
        if (card != null) {
            card.requestFocus();
            var top = sections.sceneToLocal(card.localToScene(card.getBoundsInLocal())).getMinY();
            var room = sections.getHeight() - scroll.getViewportBounds().getHeight();
            if (room > 0) {
                scroll.setVvalue(Math.clamp((top - 24) / room, 0, 1));
            }
        }
    }

    void focusFilter() {
        filter.requestFocus();
    }
}
