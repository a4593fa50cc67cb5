package belfry.server.supervise;

import belfry.core.problem.BelfryException;
import belfry.core.process.Course;
import belfry.core.process.ExitCause;
import belfry.core.process.Patience;
import belfry.core.wire.LastExit;
import belfry.core.wire.ProcessStatus;
import belfry.server.embedded.Ports;
import belfry.server.process.PortInspector;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The place of one child: which life fills it now, and what follows when that ends. */
final class Slot {
    private static final Logger LOG = LoggerFactory.getLogger(Slot.class);

    private final ChildSpec spec;
    private final Patience patience;
    private final Launcher launcher;
    private final PortWait portWait;
    private final Notices notices;
    private final RollCall rollCall;
    private final Autopsy autopsy;
    private final Silence silence;
    private final Renewal renewal;
    private final UUID id;

    private Course course;
    private boolean wanted;
    private boolean restartAsked;
    private @Nullable Life life;
    private @Nullable Instant killAt;
    private @Nullable LastExit lastExit;

    Slot(ChildSpec spec, Patience patience, Launcher launcher, PortInspector ports, Notices notices,
            RollCall rollCall, Instant now) {
        this.spec = spec;
        this.patience = patience;
        this.launcher = launcher;
        this.portWait = new PortWait(spec.name(), ports, notices);
        this.notices = notices;
        this.rollCall = rollCall;
        this.autopsy = new Autopsy(spec, launcher.log(spec.name()));
        this.silence = new Silence(rollCall, patience.beatLimit());
        this.course = Course.begin(now);
        this.id = notices.identity(spec, 0).id();
        this.renewal = new Renewal(spec, patience, launcher, notices);
    }

    String name() {
        return spec.name();
    }

    UUID id() {
        return id;
    }

    synchronized void adopt(long pid, String fingerprint, Instant now) {
        ProcessHandle.of(pid).ifPresent(handle -> {
            LOG.info("{} still runs from an earlier server as process {}; it is taken over", name(), pid);
            life = new Life(handle, null, now, launcher.log(name()).end());
            wanted = true;
            renewal.adopted(fingerprint);
            course = course.launched(now);
        });
    }

    synchronized boolean running() {
        return life != null;
    }

    synchronized void start(Instant now) {
        wanted = true;
        course = course.forgiven();
        if (life == null) {
            launch(now);
        } else if (course.status() == ProcessStatus.STOPPING) {
            restartAsked = true;
        }
    }

    synchronized void stop(Instant now) {
        wanted = false;
        restartAsked = false;
        renewal.abandon();
        if (life == null) {
            course = course.stopped(now);
            notices.row(spec, 0, course, null);
            notices.stopped(name());
        } else {
            end(life, now);
        }
    }

    synchronized void restart(boolean force, Instant now) {
        refuseInGrace(force, now);
        wanted = true;
        course = course.forgiven();
        if (life == null) {
            launch(now);
            return;
        }
        restartAsked = true;
        end(life, now);
    }

    /** A new life is started and ready before the old one ends. */
    synchronized void reload(boolean force, Instant now) {
        refuseInGrace(force, now);
        if (life == null || course.status() != ProcessStatus.ONLINE) {
            restart(force, now);
        } else {
            renewal.begin(life, now);
        }
    }

    private void refuseInGrace(boolean force, Instant now) {
        if (!force) {
            course.refusal(name(), now, patience).ifPresent(problem -> {
                throw new BelfryException(problem);
            });
        }
    }

    synchronized void tick(Instant now) {
        renewal.tick(now, rollCall.row(id)).ifPresent(next -> {
            life = next;
            course = course.restarted(now).ready(now);
            notices.row(spec, next.pid(), course, null);
        });
        if (life != null && !life.alive()) {
            ended(life, now);
        }
        switch (course.status()) {
            case LAUNCHING -> launching(now);
            case ONLINE -> online(now);
            case STOPPING -> stopping(now);
            case WAITING_RESTART -> waiting(now);
            case STOPPED, ERRORED, GHOST -> {}
        }
    }

    private void launching(Instant now) {
        var running = life;
        if (running == null) {
            return;
        }
        if (rollCall.ready(id, running.pid(), patience.beatLimit())) {
            var took = Duration.between(course.since(), now);
            LOG.info("{} is online as process {} after {} ms", name(), running.pid(), took.toMillis());
            course = course.ready(now);
            notices.back(name());
            notices.row(spec, running.pid(), course, null);
        } else if (course.neverReady(now, patience)) {
            endBecause(new ExitCause.NeverReady(patience.launchGrace()), now);
        }
    }

    private void online(Instant now) {
        if (life != null) {
            renewal.online(life, now);
        }
        if (course.calm(now)) {
            course = course.calmed();
            notices.calm(name());
        }
        if (life != null && !renewal.underWay() && silence.certain(id, now)) {
            endBecause(new ExitCause.Silent(patience.beatLimit()), now);
        }
    }

    private void stopping(Instant now) {
        if (life != null && killAt != null && now.isAfter(killAt)) {
            LOG.warn("{} did not end within {} s and is killed", name(), patience.drain().toSeconds());
            life.kill();
            killAt = null;
        }
    }

    private void waiting(Instant now) {
        var port = course.waitsForPort();
        if (port == null ? course.restartDue(now) : portWait.isFree(port, now)) {
            course = course.restarted(now);
            launch(now);
        }
    }

    private void launch(Instant now) {
        restartAsked = false;
        silence.broken();
        int port = spec.readinessPort();
        if (port > 0 && !Ports.isFree(port)) {
            course = course.blocked(port, now);
            notices.row(spec, 0, course, null);
            portWait.tell(port, now);
            return;
        }
        try {
            life = launcher.launch(spec, spec.fingerprint(), now);
            course = course.launched(now);
            notices.row(spec, life.pid(), course, null);
            LOG.info("{} is started as process {}", name(), life.pid());
        } catch (IOException e) {
            life = null;
            var cause = new ExitCause.Unexplained("not started", String.valueOf(e.getMessage()));
            failed(new Autopsy.Report(cause, OptionalInt.empty(), List.of()), now);
        }
    }

    private void endBecause(ExitCause cause, Instant now) {
        var hung = life;
        if (hung != null) {
            // A hung process does not listen; what it had begun is settled by the ledger.
            hung.kill();
            life = null;
            failed(autopsy.with(cause, hung), now);
        }
    }

    private void end(Life running, Instant now) {
        // Told first: whatever goes wrong with the books, it ends.
        running.terminate();
        course = course.stopping(now);
        killAt = now.plus(patience.drain());
        notices.row(spec, running.pid(), course, null);
    }

    private void ended(Life last, Instant now) {
        life = null;
        killAt = null;
        var report = autopsy.of(last);
        var successor = renewal.takeOver();
        if (successor.isPresent()) {
            life = successor.get();
            course = course.restarted(now);
        } else if (!wanted) {
            lastExit = report.asked(now);
            course = course.stopped(now);
            notices.row(spec, 0, course, lastExit);
            notices.stopped(name());
            LOG.info("{} is stopped", name());
        } else if (restartAsked) {
            lastExit = report.asked(now);
            course = course.restarted(now);
            launch(now);
        } else {
            failed(report, now);
        }
    }

    private void failed(Autopsy.Report report, Instant now) {
        var problem = report.problem(name());
        lastExit = report.unasked(now, problem);
        course = course.ended(report.cause(), now, patience);
        LOG.warn("{}; it is {} now", problem.summary(), course.status());
        notices.row(spec, 0, course, lastExit);
        if (course.waitsForPort() != null) {
            portWait.tell(course.waitsForPort(), now);
        }
        notices.failed(name(), course, problem);
    }

    synchronized Set<Long> pids() {
        var pids = new TreeSet<Long>(renewal.pids());
        if (life != null) {
            pids.add(life.pid());
        }
        return pids;
    }

    synchronized void killAll() {
        renewal.kill();
        if (life != null) {
            life.kill();
        }
    }

    synchronized boolean empty() {
        return life == null && renewal.pids().isEmpty();
    }

    synchronized ChildView view() {
        return new ChildView(id, name(), spec.role(), course.status(), life == null ? null : life.pid(),
                course.restarts(), course.unstable(), life == null ? null : life.startedAt(), lastExit,
                course.graceUntil(patience).orElse(null));
    }
}
