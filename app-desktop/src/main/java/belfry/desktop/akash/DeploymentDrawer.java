package belfry.desktop.akash;

import belfry.core.wire.AkashDeploymentView;
import belfry.core.wire.AkashLeaseView;
import belfry.core.wire.AkashPoint;
import belfry.core.wire.AkashService;
import belfry.core.wire.Wire;
import belfry.desktop.fx.Formats;
import belfry.desktop.ui.Drawer;
import belfry.desktop.ui.FactSheet;
import belfry.desktop.ui.Note;
import belfry.desktop.ui.ProblemCard;
import belfry.desktop.ui.RawText;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** One deployment in detail, kept true while it is open. */
final class DeploymentDrawer {
    private final AkashModel model;
    private final Formats formats;
    private final InstantSource clock;
    private final Consumer<String> browse;
    private final Drawer drawer = new Drawer("");
    private ScrollPane facts = new ScrollPane();
    private String shown = "";

    DeploymentDrawer(AkashModel model, Formats formats, InstantSource clock, Consumer<String> browse) {
        this.model = model;
        this.formats = formats;
        this.clock = clock;
        this.browse = browse;
        model.selectedProperty().subscribe(chosen -> {
            if (chosen != null) {
                show(chosen);
            }
        });
    }

    Drawer drawer() {
        return drawer;
    }

    private void show(AkashModel.Chosen chosen) {
        var deployment = chosen.deployment();
        drawer.title(deployment.name());
        drawer.subtitle("dseq %s · %s".formatted(deployment.dseq(), chosen.account().name()));
        drawer.badges(badge(deployment));
        var place = shown.equals(deployment.dseq()) ? facts.getVvalue() : 0;
        drawer.with(Drawer.Section.FACTS, () -> {
            facts = facts(deployment).scrolling();
            facts.setVvalue(place);
            return facts;
        });
        shown = deployment.dseq();
        drawer.with(Drawer.Section.HISTORY, () -> history(chosen));
        drawer.with(Drawer.Section.RAW, () -> new RawText(json(deployment)));
    }

    private static Node badge(AkashDeploymentView deployment) {
        var badge = new Label(AkashWords.state(deployment));
        badge.getStyleClass().addAll("state-badge", AkashWords.stateStyle(deployment));
        return badge;
    }

    private FactSheet facts(AkashDeploymentView deployment) {
        var sheet = new FactSheet();
        deployment.problems().stream().map(ProblemCard::new).forEach(sheet::wide);
        var runway = deployment.runway();
        sheet.fact("Runway", AkashWords.runway(runway, clock.instant()) + ", "
                + AkashWords.runwayDetail(runway, formats))
                .fact("Left", AkashWords.amount(runway.amount()))
                .fact("A month", AkashWords.amount(deployment.perMonth()))
                .fact("An hour", AkashWords.amount(deployment.perHour()))
                .fact("A block", AkashWords.amount(deployment.perBlock()))
                .fact("Auto top-up", topUp(deployment));
        sheet.wide(heading("Escrow")).fact("State", capital(deployment.escrow().state()))
                .fact("Funds", AkashWords.amounts(deployment.escrow().funds()))
                .fact("Paid out", AkashWords.amounts(deployment.escrow().transferred()))
                .fact("Settled", String.format(Locale.ENGLISH, "%s (%s), block %,d",
                        formats.moment(deployment.escrow().settledAt()),
                        formats.relative(deployment.escrow().settledAt()), deployment.escrow().settledHeight()));
        deployment.leases().forEach(lease -> lease(sheet, lease));
        sheet.wide(heading("On chain")).fact("Owner", deployment.owner()).fact("Created",
                String.format(Locale.ENGLISH, "%s, block %,d", formats.moment(deployment.createdAt()),
                        deployment.createdHeight()))
                .fact("Version hash", deployment.hash());
        return sheet;
    }

    private static String topUp(AkashDeploymentView deployment) {
        var on = deployment.autoTopUp();
        return on == null ? "" : on ? "On: Console keeps a day or two" : "Off";
    }

    private void lease(FactSheet sheet, AkashLeaseView lease) {
        var provider = lease.provider();
        sheet.wide(heading("Lease %d/%d".formatted(lease.group(), lease.order())))
                .fact("State", capital(lease.state()) + (lease.reason().isEmpty() ? "" : ": " + lease.reason()))
                .fact("Provider", AkashWords.provider(provider)).fact("Reached", reached(lease))
                .fact("Uptime", uptime(lease)).fact("Workload", workload(lease));
        var deadline = lease.reclaimDeadline();
        sheet.fact("Taken back", deadline == null ? "" : formats.moment(deadline) + ", " + formats.relative(deadline))
                .fact("Notice", lease.noticeAgreed() ? "The provider cannot end it without notice" : "");
        if (!lease.services().isEmpty()) {
            var box = new VBox(4);
            lease.services().forEach(service -> box.getChildren().add(service(service)));
            sheet.fact("Services", box);
        }
    }

    private static String reached(AkashLeaseView lease) {
        var words = AkashWords.reach(lease.provider());
        var detail = lease.provider().detail();
        return detail.isEmpty() || detail.equals("Answers") ? words : words + ": " + detail;
    }

    private static String uptime(AkashLeaseView lease) {
        var provider = lease.provider();
        return provider.uptimeDay() == null
                ? ""
                : "%s today, %s in 7 d, %s in 30 d".formatted(AkashWords.uptime(provider.uptimeDay()),
                        AkashWords.uptime(provider.uptimeWeek()), AkashWords.uptime(provider.uptimeMonth()));
    }

    private static String workload(AkashLeaseView lease) {
        return lease.closedHeight() > 0
                ? ""
                : switch (lease.workload()) {
                    case RUNNING -> "Runs: " + lease.workloadDetail();
                    case GONE -> "Gone: " + lease.workloadDetail();
                    case UNKNOWN -> lease.workloadDetail();
                };
    }

    private Node service(AkashService service) {
        var name = new Label("%s  %d/%d".formatted(service.name(), service.available(), service.total()));
        var row = new FlowPane(8, 0, name);
        var since = service.shortSince();
        if (since != null) {
            var words = new Label("short since " + formats.time(since));
            words.getStyleClass().addAll("service-short", "severity-error");
            row.getChildren().add(words);
        }
        service.uris().forEach(uri -> {
            var link = new Hyperlink(uri);
            link.getStyleClass().add("card-link");
            link.setOnAction(_ -> browse.accept("https://" + uri));
            row.getChildren().add(link);
        });
        return row;
    }

    private static Label heading(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("heading", "fact-heading");
        return label;
    }

    private static String capital(String word) {
        return word.isEmpty()
                ? ""
                : word.substring(0, 1).toUpperCase(Locale.ENGLISH) + word.substring(1).replace('_', ' ');
    }

    private Node history(AkashModel.Chosen chosen) {
        var box = new VBox(12, new Note("Loading …"));
        box.getStyleClass().add("escrow-history");
        model.history(chosen, points -> box.getChildren().setAll(past(points)),
                refused -> box.getChildren().setAll(new ProblemCard(refused)));
        return box;
    }

    private List<Node> past(List<AkashPoint> points) {
        if (points.size() < 2) {
            return List.of(
                    new Note("Belfry keeps what the escrow held every ten minutes, from the moment it watches. There"
                            + " is nothing to draw yet."));
        }
        return List.of(new Note("What the escrow held, less what was owed by then"), new EscrowChart(points, formats));
    }

    private static String json(AkashDeploymentView deployment) {
        try {
            return Wire.json().writerWithDefaultPrettyPrinter().writeValueAsString(deployment);
        } catch (JsonProcessingException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
