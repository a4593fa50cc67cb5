package belfry.desktop.post;

import belfry.core.problem.Spans;
import belfry.core.wire.LedgerRow;
import belfry.desktop.fx.Formats;
import belfry.desktop.ui.EmptyState;
import belfry.desktop.ui.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/** Every remote side effect of a post: begun, sent, ended, and what came back. */
final class LedgerList {
    private LedgerList() {}

    static Node of(List<LedgerRow> rows, Formats formats) {
        return rows.isEmpty()
                ? new EmptyState(Feather.BOOK, "Nothing was sent yet",
                        "Before anything is sent to a network a line is written here; it admits one publication.")
                : new Timeline(rows.reversed().stream().map(row -> entry(row, formats)).toList());
    }

    private static Timeline.Entry entry(LedgerRow row, Formats formats) {
        return new Timeline.Entry(formats.seconds(row.startedAt()), "%s part %d, try %d: %s".formatted(
                row.step().equals("COMMIT") ? "Publish" : "Prepare", row.part() + 1, row.attempt(),
                status(row.status())), detail(row), style(row.status()));
    }

    private static String status(String status) {
        return switch (status) {
            case "STARTED" -> "begun, not sent yet";
            case "SENT" -> "sent, no answer yet";
            case "DONE" -> "done";
            case "REFUSED" -> "refused";
            case "NOT_SENT" -> "not sent";
            case "ABSENT" -> "found to be absent";
            case "UNKNOWN" -> "answer lost";
            default -> status.toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    private static String detail(LedgerRow row) {
        var facts = new ArrayList<String>();
        if (row.httpStatus() != null) {
            facts.add("HTTP " + row.httpStatus());
        }
        var closed = row.closedAt();
        if (closed != null) {
            facts.add("after " + Spans.words(Duration.between(row.startedAt(), closed)));
        }
        if (row.remoteId() != null) {
            facts.add("there as " + row.remoteId());
        }
        facts.add("revision " + row.revision());
        var problem = row.problem();
        return String.join(" · ", facts) + (problem == null ? "" : "\n" + problem.summary() + ": " + problem.cause());
    }

    private static String style(String status) {
        return switch (status) {
            case "DONE" -> "state-published";
            case "REFUSED", "NOT_SENT" -> "state-failed";
            case "UNKNOWN" -> "state-unconfirmed";
            case "ABSENT" -> "state-missed";
            default -> "state-publishing";
        };
    }
}
