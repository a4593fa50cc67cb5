package belfry.desktop.akash;

import atlantafx.base.theme.Styles;
import belfry.core.akash.lease.OwnerAddress;
import belfry.core.wire.AkashAccountKind;
import belfry.core.wire.AkashAccountView;
import belfry.core.wire.AkashDeploymentView;
import belfry.core.wire.AkashLook;
import belfry.desktop.fx.Formats;
import belfry.desktop.ui.ActionButton;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.Note;
import belfry.desktop.ui.ProblemCard;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One account: whose it is, how old what is shown is, what is wrong with the way there, and its deployments. */
final class AccountSection extends VBox {
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final AkashModel model;
    private final AkashAccountView account;
    private final Formats formats;
    private final InstantSource clock;
    private final Label age = new Label("", dot());
    private final CardGrid grid = new CardGrid();
    private final List<DeploymentCard> cards = new ArrayList<>();
    private final Steps steps;

    /** What can be done from here. */
    record Steps(Runnable details, Consumer<String> browse) {}

    AccountSection(AkashModel model, AkashAccountView account, Formats formats, InstantSource clock, Steps steps) {
        this.model = model;
        this.account = account;
        this.formats = formats;
        this.clock = clock;
        this.steps = steps;
        setId("account-" + account.id());
        getStyleClass().add("account-section");
        getChildren().add(head());
        var problem = account.problem();
        if (problem != null) {
            getChildren().add(new ProblemCard(problem));
        }
        var look = account.look();
        if (look != null) {
            look.problems().forEach(one -> getChildren().add(new ProblemCard(one)));
        }
        getChildren().add(grid);
        showCards();
    }

    private static Region dot() {
        var dot = new Region();
        dot.getStyleClass().add("lamp-dot");
        return dot;
    }

    private Node head() {
        var name = new Label(account.name());
        name.getStyleClass().add("heading");
        var owner = account.owner();
        var whose = new Label(account.kind() == AkashAccountKind.CONSOLE
                ? "Console" + (owner == null ? "" : " · " + OwnerAddress.shortened(owner))
                : owner == null || name.getText().equals(OwnerAddress.shortened(owner))
                        ? "Chain"
                        : OwnerAddress.shortened(owner));
        whose.getStyleClass().add("muted");
        if (owner != null) {
            whose.setTooltip(new Tooltip(owner));
        }
        var facts = new Label(facts());
        facts.getStyleClass().add("caption");
        facts.setMinWidth(0);
        age.getStyleClass().addAll("lamp", "account-age");
        age.setMinWidth(Region.USE_PREF_SIZE);
        tick();
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var ask = icon("account-ask-" + account.id(), Feather.REFRESH_CW, "Ask now", "", () -> model.ask(account));
        var remove = icon("account-remove-" + account.id(), Feather.TRASH_2, "Watch it no more", model.mayNot(),
                () -> model.remove(account));
        var row = new HBox(10, name, whose, gap, facts, age, new HBox(ask, remove));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Node icon(String id, Feather icon, String words, String whyNot, Runnable run) {
        var button = new ActionButton(id, "", Icons.of(icon), new ReadOnlyStringWrapper(whyNot), run)
                .styled(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        Button inner = button.button();
        inner.setAccessibleText(words);
        inner.setTooltip(new Tooltip(words));
        return button;
    }

    private String facts() {
        var look = account.look();
        return look == null
                ? ""
                : String.format(Locale.ENGLISH, "wallet %s · block %,d · %s s a block%s",
                        AkashWords.amounts(look.wallet()),
                        look.height(), look.blockSeconds().setScale(2, RoundingMode.HALF_EVEN).toPlainString(),
                        look.measured() ? "" : " (not measured)");
    }

    /** Says anew how old the answer is. */
    void tick() {
        var answered = account.answeredAt();
        var look = account.look();
        age.getStyleClass().removeIf(style -> style.startsWith("lamp-"));
        if (answered == null || look == null) {
            age.setText("No answer yet");
            age.getStyleClass().add("lamp-down");
            return;
        }
        var behind = Duration.ofSeconds(look.behindSeconds());
        var old = Duration.between(answered, clock.instant());
        if (account.problem() != null) {
            age.setText("As of %s (%s)".formatted(formats.moment(answered), formats.relative(answered)));
            age.getStyleClass().add("lamp-down");
        } else if (behind.compareTo(FRESH) >= 0) {
            age.setText("Chain node behind by %d min".formatted(behind.toMinutes()));
            age.getStyleClass().add("lamp-degraded");
        } else {
            age.setText("Asked " + formats.relative(answered));
            age.getStyleClass().add(old.compareTo(FRESH) < 0 ? "lamp-up" : "lamp-degraded");
        }
    }

    private void showCards() {
        Instant now = clock.instant();
        for (var deployment : model.shown(account)) {
            var card = new DeploymentCard(deployment, formats, now, steps.browse());
            card.setOnMouseClicked(_ -> {
                card.requestFocus();
                choose(deployment);
                steps.details().run();
            });
            card.focusedProperty().subscribe(focused -> {
                if (focused) {
                    choose(deployment);
                }
            });
            cards.add(card);
        }
        grid.show(cards);
        var none = account.look() == null ? "" : none(account.look());
        if (cards.isEmpty() && !none.isEmpty()) {
            var empty = new Note(none);
            empty.getStyleClass().add("account-empty");
            getChildren().add(empty);
        }
    }

    private String none(AkashLook look) {
        return look.deployments().isEmpty()
                ? "Nothing runs under this account, and nothing was closed in the last seven days."
                : "No deployment here fits \"%s\".".formatted(model.filterProperty().get());
    }

    private void choose(AkashDeploymentView deployment) {
        model.selectedProperty().set(new AkashModel.Chosen(account, deployment));
    }

    void mark(AkashModel.Chosen chosen) {
        var shown = model.shown(account);
        for (int i = 0; i < cards.size() && i < shown.size(); i++) {
            cards.get(i).chosen(chosen.is(account, shown.get(i)));
        }
    }

    void markNone() {
        cards.forEach(card -> card.chosen(false));
    }
}
