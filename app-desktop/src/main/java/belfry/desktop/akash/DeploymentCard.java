package belfry.desktop.akash;

import belfry.core.problem.Problem;
import belfry.core.wire.AkashDeploymentView;
import belfry.core.wire.AkashLeaseView;
import belfry.core.wire.AkashService;
import belfry.desktop.fx.Formats;
import belfry.desktop.ui.Icons;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One deployment: what it is, who runs it, what it costs, how long its money lasts, and its worst trouble. */
final class DeploymentCard extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int SHOWN_SERVICES = 4;

    private final AkashDeploymentView deployment;
    private final Formats formats;
    private final Instant now;

    /** @param browse opens an address in the person's browser */
    DeploymentCard(AkashDeploymentView deployment, Formats formats, Instant now, Consumer<String> browse) {
        this.deployment = deployment;
        this.formats = formats;
        this.now = now;
        setId("deployment-" + deployment.dseq());
        getStyleClass().addAll("card", "deployment-card");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText("%s, %s, %s".formatted(deployment.name(), AkashWords.state(deployment),
                AkashWords.runway(deployment.runway(), now)));
        getChildren().addAll(head(), place(), money(), services(browse));
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        getChildren().add(gap);
        deployment.problems().stream().findFirst().map(this::trouble).ifPresent(getChildren()::add);
    }

    void chosen(boolean is) {
        pseudoClassStateChanged(CHOSEN, is);
    }

    private Node head() {
        var name = new Label(deployment.name());
        name.getStyleClass().add("card-title");
        var state = lamp(AkashWords.state(deployment), AkashWords.stateStyle(deployment));
        state.getStyleClass().add("medium");
        state.setMinWidth(Region.USE_PREF_SIZE);
        var head = new HBox(8, name, gap(), state);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node place() {
        var box = new VBox(4);
        var number = new Label("dseq " + deployment.dseq() + " · since " + formats.within(deployment.createdAt()));
        number.getStyleClass().add("caption");
        box.getChildren().add(number);
        deployment.leases().stream().filter(lease -> lease.closedHeight() == 0).forEach(lease -> box.getChildren()
                .add(provider(lease)));
        return box;
    }

    private static Node provider(AkashLeaseView lease) {
        var provider = lease.provider();
        var name = lamp(AkashWords.provider(provider), AkashWords.reachStyle(provider));
        name.setTooltip(new Tooltip(AkashWords.reach(provider) + "\n" + provider.detail()));
        HBox.setHgrow(name, Priority.ALWAYS);
        var uptime = new Label(provider.uptimeMonth() == null
                ? AkashWords.reach(provider)
                : "up "
                        + AkashWords.uptime(provider.uptimeMonth()) + " in 30 d");
        uptime.getStyleClass().add("caption");
        uptime.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(8, name, gap(), uptime);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node money() {
        var runway = new Label(AkashWords.runway(deployment.runway(), now));
        runway.getStyleClass().addAll("runway-words", AkashWords.runwayStyle(deployment, now));
        var price = new Label(deployment.perMonth() == null
                ? ""
                : AkashWords.amount(deployment.perMonth())
                        + " a month");
        price.getStyleClass().add("medium");
        price.setMinWidth(Region.USE_PREF_SIZE);
        if (deployment.perHour() != null) {
            price.setTooltip(new Tooltip(AkashWords.amount(deployment.perHour()) + " an hour"));
        }
        var line = new HBox(8, runway, gap(), price);
        line.setAlignment(Pos.BASELINE_LEFT);
        var detail = new Label(AkashWords.runwayDetail(deployment.runway(), formats));
        detail.getStyleClass().add("caption");
        var below = new HBox(8, detail, gap());
        if (Boolean.TRUE.equals(deployment.autoTopUp())) {
            var tag = new Label("Auto top-up");
            tag.getStyleClass().add("tag");
            tag.setMinWidth(Region.USE_PREF_SIZE);
            below.getChildren().add(tag);
        }
        below.setAlignment(Pos.CENTER_LEFT);
        return new VBox(8, line, new RunwayBar(AkashWords.fill(deployment.runway(), now),
                AkashWords.runwayStyle(deployment, now)), below);
    }

    private Node services(Consumer<String> browse) {
        var flow = new FlowPane(8, 8);
        var all = AkashWords.services(deployment);
        all.stream().limit(SHOWN_SERVICES).map(DeploymentCard::service).forEach(flow.getChildren()::add);
        if (all.size() > SHOWN_SERVICES) {
            flow.getChildren().add(new Label("+" + (all.size() - SHOWN_SERVICES)));
        }
        AkashWords.uris(deployment).stream().limit(1).forEach(uri -> {
            var link = new Hyperlink(uri, Icons.of(Feather.EXTERNAL_LINK, "link-icon"));
            link.getStyleClass().add("card-link");
            link.setOnAction(_ -> browse.accept("https://" + uri));
            flow.getChildren().add(link);
        });
        flow.managedProperty().set(!flow.getChildren().isEmpty());
        return flow;
    }

    private static Label service(AkashService service) {
        var tag = new Label("%s %d/%d".formatted(service.name(), service.available(), service.total()));
        tag.getStyleClass().add("tag");
        if (service.available() < service.total()) {
            tag.getStyleClass().addAll("tag-trouble", "severity-error");
        }
        return tag;
    }

    private Node trouble(Problem worst) {
        var text = new Label(worst.summary(), Icons.of(worst.severity()));
        text.getStyleClass().add("trouble-words");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        var row = new HBox(8, text);
        if (deployment.problems().size() > 1) {
            var more = new Label("+" + (deployment.problems().size() - 1));
            more.getStyleClass().add("caption");
            more.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().add(more);
        }
        row.getStyleClass().addAll("trouble", Icons.styleClass(worst.severity()));
        return row;
    }

    private static Label lamp(String text, String styleClass) {
        var dot = new Region();
        dot.getStyleClass().add("lamp-dot");
        var label = new Label(text, dot);
        label.getStyleClass().addAll("lamp", styleClass);
        return label;
    }

    private static Region gap() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }
}
