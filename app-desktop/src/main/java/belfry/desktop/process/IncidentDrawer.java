package belfry.desktop.process;

import atlantafx.base.theme.Styles;
import belfry.core.incident.AffectedPost;
import belfry.core.problem.Problem;
import belfry.core.wire.IncidentView;
import belfry.core.wire.RemedyView;
import belfry.desktop.fx.Formats;
import belfry.desktop.fx.Times;
import belfry.desktop.shell.Area;
import belfry.desktop.shell.Frame;
import belfry.desktop.shell.Place;
import belfry.desktop.ui.Confirm;
import belfry.desktop.ui.Drawer;
import belfry.desktop.ui.FactSheet;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.ProblemCard;
import belfry.desktop.ui.Timeline;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** One incident: what, why, what was seen, what mends it, and how it went. */
final class IncidentDrawer {
    static final List<String> BY_ITSELF = List.of("It closes by itself when the cause is gone");
    private static final String DEPLOYMENT = "akash/";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final IncidentView incident;
    private final Formats formats;
    private final HealthModel model;
    private final Frame frame;

    IncidentDrawer(IncidentView incident, Formats formats, HealthModel model, Frame frame) {
        this.incident = incident;
        this.formats = formats;
        this.model = model;
        this.frame = frame;
    }

    Drawer drawer() {
        return new Drawer(Times.inWords(incident.summary(), formats)).subtitle(incident.code())
                .with(Drawer.Section.FACTS, () -> facts().scrolling()).with(Drawer.Section.HISTORY, this::timeline);
    }

    private FactSheet facts() {
        var remedies = incident.remedies().stream().map(RemedyView::text).toList();
        var problem = new Problem(incident.code(), incident.severity(), incident.summary(), incident.cause(),
                incident.evidence(), remedies.isEmpty() ? BY_ITSELF : remedies, null);
        var closed = incident.closedAt();
        var sheet = new FactSheet().wide(ProblemCard.underItsTitle(Times.inWords(problem, formats), buttons()))
                .fact("Opened", formats.moment(incident.openedAt()))
                .fact("About", about())
                .fact("Seen", formats.relative(incident.updatedAt()))
                .fact("Closed", closed == null ? "" : formats.moment(closed) + why());
        if (!incident.affected().isEmpty()) {
            sheet.fact("Affected", affected());
        }
        return sheet;
    }

    /** What has no name but its id is named by the summary. */
    private String about() {
        var subject = incident.subject();
        if (subject.startsWith(DEPLOYMENT)) {
            return "Deployment " + subject.substring(subject.lastIndexOf('/') + 1);
        }
        return ID.matcher(subject).matches() ? "" : subject;
    }

    private String why() {
        return incident.closedWhy() == null ? "" : ": " + incident.closedWhy();
    }

    private Button[] buttons() {
        return incident.remedies().stream().filter(remedy -> remedy.action() != null && incident.closedAt() == null)
                .map(this::button).toArray(Button[]::new);
    }

    private Button button(RemedyView remedy) {
        var action = String.valueOf(remedy.action());
        var button = new Button(remedy.text());
        button.setWrapText(true);
        button.getStyleClass().add(Styles.ACCENT);
        button.setDisable(!model.mayNot().isEmpty());
        button.setOnAction(_ -> frame.confirm(Confirm.step(remedy.text() + "?",
                List.of("Belfry runs " + action.replace(':', ' ') + " now"), "The timeline says what it did", "Run it",
                () -> model.remedy(action))));
        return button;
    }

    private VBox affected() {
        var box = new VBox(4);
        incident.affected().stream().limit(20).forEach(one -> box.getChildren()
                .add(AffectedPost.read(one).<Node>map(this::link).orElseGet(() -> elsewhere(one))));
        return box;
    }

    private Hyperlink link(AffectedPost post) {
        var link = new Hyperlink(post.title());
        link.setWrapText(true);
        link.setOnAction(_ -> frame.navigator().go(new Place(Area.POSTS, post.id().toString())));
        return link;
    }

    /** A deployment has a screen of its own; other names are names alone. */
    private Node elsewhere(String name) {
        if (!incident.subject().startsWith(DEPLOYMENT)) {
            return new Label(name);
        }
        var link = new Hyperlink(name);
        link.setOnAction(_ -> frame.navigator().go(new Place(Area.AKASH, incident.subject().substring(DEPLOYMENT
                .length()))));
        return link;
    }

    private Timeline timeline() {
        return new Timeline(incident.timeline().stream().map(entry -> new Timeline.Entry(formats.moment(entry.at()),
                Times.inWords(entry.text(), formats), "", Icons.styleClass(incident.severity()))).toList());
    }
}
