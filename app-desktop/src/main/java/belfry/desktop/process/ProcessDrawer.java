package belfry.desktop.process;

import belfry.core.wire.ProcessAction;
import belfry.core.wire.ProcessView;
import belfry.core.wire.Wire;
import belfry.desktop.fx.Background;
import belfry.desktop.server.ServerLink;
import belfry.desktop.ui.Drawer;
import belfry.desktop.ui.FactSheet;
import belfry.desktop.ui.Note;
import belfry.desktop.ui.ProblemCard;
import belfry.desktop.ui.RawText;
import atlantafx.base.theme.Styles;
import belfry.core.wire.ProcessStatus;
import belfry.desktop.ui.ActionButton;
import belfry.desktop.ui.Icons;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/** One process in detail, with the live tail of its log. */
final class ProcessDrawer {
    private final HealthModel model;
    private final ServerLink link;
    private final Consumer<ProcessAction> run;
    private final Drawer drawer;
    private ProcessView process;

    /** @param run does something with the process, after asking where that is due */
    ProcessDrawer(HealthModel model, ServerLink link, Background background, ProcessView process,
            Consumer<ProcessAction> run) {
        this.run = run;
        this.model = model;
        this.link = link;
        this.process = process;
        var tail = new LogTail(link.health(), background, process.id());
        drawer = new Drawer(process.name()).subtitle(process.role() + " on " + process.host())
                .with(Drawer.Section.FACTS, () -> facts().scrolling())
                .with(Drawer.Section.LOGS, () -> new LogView(tail, link.clock()))
                .with(Drawer.Section.RAW, () -> new RawText(json()));
        var following = model.selectedProperty().subscribe(this::follow);
        drawer.sceneProperty().subscribe((before, _) -> {
            if (before != null) {
                following.unsubscribe();
            }
        });
    }

    /** What can be done changes with the state; figures alone would only take the buttons from under the pointer. */
    private void follow(@Nullable ProcessView now) {
        if (now == null || !now.id().equals(process.id())) {
            return;
        }
        var changed = now.status() != process.status() || !Objects.equals(now.pid(), process.pid());
        process = now;
        if (changed) {
            drawer.with(Drawer.Section.FACTS, () -> facts().scrolling());
        }
    }

    Drawer drawer() {
        return drawer;
    }

    private FactSheet facts() {
        var now = link.clock().instant();
        var sheet = new FactSheet();
        var exit = process.lastExit();
        if (exit != null && exit.problem() != null) {
            sheet.wide(new ProblemCard(exit.problem()));
        }
        if (model.inGrace(process)) {
            sheet.wide(new Note("Still starting: a restart now would only throw away what it has done so far."));
        }
        sheet.wide(buttons());
        sheet.fact("Status", ProcessWords.status(process, now)).fact("Pid", text(process.pid()))
                .fact("Uptime", ProcessWords.uptime(process, now)).fact("Port", text(process.port()))
                .fact("Version", process.version()).fact("Restarts", ProcessWords.restarts(process))
                .fact("CPU", ProcessTable.curve(ProcessWords.cpu(process), ProcessTable.cpuHistory(process)))
                .fact("Memory", ProcessTable.curve(ProcessWords.memory(process), ProcessTable.memoryHistory(process)));
        if (exit != null) {
            sheet.fact("Last exit", link.formats().moment(exit.at()) + (exit.signal() == null
                    ? ", code " + exit.code()
                    : ", by " + exit.signal()));
        }
        return sheet;
    }

    /** What can be done with it; what cannot says why on hover. */
    private Node buttons() {
        var nobody = ProcessWords.whyNotCommanded(process);
        if (!nobody.isEmpty()) {
            return new Note(nobody + ".");
        }
        var row = new FlowPane(8, 8);
        var offered = process.status() == ProcessStatus.GHOST
                ? List.of(ProcessAction.END_GHOST)
                : process.status() == ProcessStatus.STOPPED || process.status() == ProcessStatus.ERRORED
                        ? List.of(ProcessAction.START, ProcessAction.RESTART)
                        : List.of(ProcessAction.RESTART, ProcessAction.RELOAD, ProcessAction.STOP);
        for (var action : offered) {
            var button = new ActionButton("process-" + action.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    ProcessWords.verb(action), Icons.of(ProcessWords.icon(action)),
                    new ReadOnlyStringWrapper(model.whyNot(action, process)), () -> run.accept(action));
            row.getChildren().add(action == ProcessAction.STOP || action == ProcessAction.END_GHOST
                    ? button.styled(Styles.DANGER, Styles.BUTTON_OUTLINED)
                    : button);
        }
        return row;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private String json() {
        try {
            return Wire.json().writerWithDefaultPrettyPrinter().writeValueAsString(process);
        } catch (JsonProcessingException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
