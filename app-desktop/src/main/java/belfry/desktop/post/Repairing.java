package belfry.desktop.post;

import belfry.core.wire.RepairAction;
import belfry.core.wire.RepairResult;
import belfry.core.wire.RepairRow;
import belfry.core.workspace.Permission;
import belfry.desktop.fx.Background;
import belfry.desktop.fx.Formats;
import belfry.desktop.server.Problems;
import belfry.desktop.server.RepairApi;
import belfry.desktop.server.ServerException;
import belfry.desktop.server.ServerLink;
import belfry.desktop.shell.Frame;
import belfry.desktop.shell.Notices;
import belfry.desktop.shell.UndoHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Opens the preview of a repair wherever one is, and keeps the way back once it was done. */
final class Repairing {
    private final ServerLink link;
    private final Frame frame;
    private final Undoing undoing;

    Repairing(ServerLink link, Frame frame) {
        this.link = link;
        this.frame = frame;
        undoing = new Undoing(link.repairs(), frame.background(), frame.notices());
    }

    /** Why nothing may be repaired; empty: it may. */
    String mayNot() {
        return link.whyNot(Permission.REPAIR);
    }

    /** Shows what the repair would do; nothing is changed before the person says so. */
    void start(RepairAction first, List<RepairAction> offered, List<UUID> deliveries) {
        if (!mayNot().isEmpty() || deliveries.isEmpty()) {
            frame.notices().say(deliveries.isEmpty() ? "Select a post first" : mayNot());
            return;
        }
        var model = new RepairModel(link.repairs(), frame.background(), link.clock(), link.zone(), first, deliveries,
                undoing::did);
        var sheet = new RepairSheet(model, offered, link.formats(), frame::closeSheet);
        frame.openSheet(sheet, () -> {});
        sheet.ready();
        model.preview();
    }

    /** A repair that was done, as a step of the undo history. */
    static final class Undoing {
        private final RepairApi api;
        private final Background background;
        private final Notices notices;

        Undoing(RepairApi api, Background background, Notices notices) {
            this.api = api;
            this.background = background;
            this.notices = notices;
        }

        void did(RepairModel.Done done) {
            var failed = done.rows().size() - done.changed();
            var said = RepairWords.done(done.action(), done.changed())
                    + (failed == 0 ? "" : "; %d could not be".formatted(failed));
            if (done.undoTokens().isEmpty()) {
                notices.say(said);
                return;
            }
            var step = new Taken(said, done);
            notices.did(new UndoHistory.Step(said, step::undo, step::redo));
        }

        /** Each doing gets its own tokens, so the step that is undone is always the latest. */
        private final class Taken {
            private final String said;
            private RepairModel.Done done;

            Taken(String said, RepairModel.Done done) {
                this.said = said;
                this.done = done;
            }

            void undo() {
                background.run("Taking the repair back", () -> back(done.undoTokens()), this::tell,
                        failure -> notices.tell(Problems.of(failure)));
            }

            void redo() {
                background.run("Repairing again", () -> RepairModel.send(api, done.requests()), again -> {
                    done = again;
                    notices.say(said);
                }, failure -> notices.tell(Problems.of(failure)));
            }

            private List<RepairRow> back(List<String> tokens) throws ServerException, InterruptedException {
                var rows = new ArrayList<RepairRow>();
                for (var token : tokens) {
                    RepairResult result = api.undo(token);
                    rows.addAll(result.rows());
                }
                return rows;
            }

            private void tell(List<RepairRow> rows) {
                var kept = rows.stream().filter(row -> !row.done()).toList();
                var undone = rows.size() - kept.size();
                if (kept.isEmpty()) {
                    notices.say(Formats.count(undone, "post") + " as before");
                } else {
                    var why = kept.getFirst().problem();
                    notices.say("%d of %d as before; %s".formatted(undone, rows.size(), why == null
                            ? "the rest has moved on"
                            : why.summary().replaceFirst("^T", "t")));
                }
            }
        }
    }
}
