package belfry.server.supervise;

import belfry.core.incident.Finding;
import belfry.core.problem.Problem;
import belfry.core.process.Course;
import belfry.core.process.ExitProblems;
import belfry.core.process.PortHolder;
import belfry.core.wire.LastExit;
import belfry.core.wire.ProcessStatus;
import belfry.server.process.ProcessIdentity;
import belfry.server.process.ProcessTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the supervisor tells operators about one child: its row and its incidents. */
final class Notices {
    static final String ENDED = "process-ended";
    static final String LOOP = "crash-loop";
    static final String PORT = "port-taken";
    static final String RELOAD = "reload-failed";
    static final String RESTLESS = "process-restless";
    private static final List<String> POSTS_WAIT = List.of("Posts that fall due wait until it is back");

    private final Household household;
    private final ProcessTable table;
    private final Scribe scribe;

    Notices(Household household, ProcessTable table, Scribe scribe) {
        this.household = household;
        this.table = table;
        this.scribe = scribe;
    }

    ProcessTable table() {
        return table;
    }

    ProcessIdentity identity(ChildSpec spec, long pid) {
        return ProcessIdentity.of(spec.name(), spec.role(), household.host(), pid, household.version());
    }

    void row(ChildSpec spec, long pid, Course course, @Nullable LastExit exit) {
        scribe.write("row " + spec.name(), () -> table.supervised(identity(spec, pid), course.status(),
                course.restarts(), course.unstable(), exit));
    }

    /** It ended although nobody asked it to; a taken port is told by the one who watches it. */
    void failed(String name, Course course, Problem problem) {
        if (course.status() == ProcessStatus.ERRORED) {
            crashLoop(name, course.unstable(), problem);
        } else if (course.waitsForPort() == null) {
            ended(name, problem);
        }
        if (course.restless()) {
            restless(name, course.recentExits().size());
        }
    }

    private void ended(String name, Problem problem) {
        open(ENDED, name, Finding.of(name, problem).affecting(POSTS_WAIT));
    }

    private void crashLoop(String name, int exits, Problem last) {
        open(LOOP, name, Finding.of(name, ExitProblems.crashLoop(name, exits, last)).affecting(POSTS_WAIT)
                .offering("Start it again", "process.start:" + name));
        close(ENDED, name, "It is not started again");
    }

    void blocked(String name, PortHolder holder) {
        var finding = Finding.of(name, ExitProblems.portTaken(name, holder)).affecting(POSTS_WAIT);
        open(PORT, name, holder.ghost()
                ? finding.offering("End the ghost and restart", "process.end-ghost:" + holder.pid())
                : finding);
    }

    private void restless(String name, int exits) {
        open(RESTLESS, name, Finding.of(name, Problem.warning(RESTLESS,
                "%s ended %d times within ten minutes".formatted(name, exits),
                "Each time it was ready again, but something ends it again and again",
                "Compare the last exits in its detail; look at its log before each")));
    }

    void reloaded(String name) {
        close(RELOAD, name, "A later reload succeeded");
    }

    void reloadFailed(String name) {
        open(RELOAD, name, Finding.of(name, Problem.warning(RELOAD,
                "%s was not reloaded: the new process was not ready, the old one goes on".formatted(name),
                "The new process ended or was too slow; its words stand in the log of " + name,
                "Read the log, cure the cause, then reload again")));
    }

    void giveBack(ChildSpec spec, long pid, ProcessIdentity aside) {
        scribe.write("aside " + aside.name(), () -> table.giveBack(identity(spec, pid), aside));
    }

    void forget(ProcessIdentity aside) {
        scribe.write("aside " + aside.name(), () -> table.remove(aside.id()));
    }

    void back(String name) {
        for (var code : List.of(ENDED, LOOP, PORT)) {
            close(code, name, name + " is online again");
        }
    }

    void stopped(String name) {
        for (var code : List.of(ENDED, LOOP, PORT, RESTLESS)) {
            close(code, name, name + " was stopped");
        }
    }

    void calm(String name) {
        close(RESTLESS, name, "It ran for ten minutes without an exit");
    }

    private void open(String code, String name, Finding finding) {
        scribe.write(code + ' ' + name, () -> household.incidents().open(code, name, finding.problem(),
                finding.affected(), finding.remedies()));
    }

    private void close(String code, String name, String why) {
        scribe.write(code + ' ' + name, () -> household.incidents().close(code, name, why));
    }
}
