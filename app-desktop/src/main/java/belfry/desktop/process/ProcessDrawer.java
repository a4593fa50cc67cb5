package belfry.desktop.process;

import belfry.core.wire.ProcessAction;
import belfry.core.wire.ProcessView;
import belfry.core.wire.Wire;
import belfry.desktop.fx.Background;
import belfry.desktop.fx.Formats;
import belfry.desktop.server.ServerLink;
import belfry.desktop.ui.Drawer;
import belfry.desktop.ui.FactSheet;
import belfry.desktop.ui.ProblemCard;
import belfry.desktop.ui.RawText;
import com.fasterxml.jackson.core.JsonProcessingException;
import javafx.scene.control.Label;

/** One process in detail, with the live tail of its log. */
final class ProcessDrawer {
    private final HealthModel model;
    private final ServerLink link;
    private final ProcessView process;
    private final Drawer drawer;

    ProcessDrawer(HealthModel model, ServerLink link, Background background, ProcessView process) {
        this.model = model;
        this.link = link;
        this.process = process;
        var tail = new LogTail(link.health(), background, process.id());
        drawer = new Drawer(process.name()).subtitle(process.role() + " on " + process.host())
                .with(Drawer.Section.FACTS, () -> facts().scrolling())
                .with(Drawer.Section.LOGS, () -> new LogView(tail)).with(Drawer.Section.RAW, () -> new RawText(json()));
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
            var note = new Label("Still starting: a restart now would only throw away what it has done so far.");
            note.setWrapText(true);
            note.getStyleClass().add("muted");
            sheet.wide(note);
        }
        sheet.fact("Status", ProcessWords.status(process, now)).fact("Pid", text(process.pid()))
                .fact("Uptime", ProcessWords.uptime(process, now)).fact("Port", text(process.port()))
                .fact("Version", process.version()).fact("Restarts", "%d, %d of them unstable"
                        .formatted(process.restarts(), process.unstableRestarts()))
                .fact("Memory", process.memoryBytes() == null ? "" : Formats.bytes(process.memoryBytes()));
        if (exit != null) {
            sheet.fact("Last exit", link.formats().moment(exit.at()) + (exit.signal() == null
                    ? ", code " + exit.code()
                    : ", by " + exit.signal()));
        }
        var why = model.whyNot(ProcessAction.RESTART);
        return sheet.fact("Restart", why.isEmpty() ? "R restarts, S stops, A starts, L shows the log" : why);
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
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
