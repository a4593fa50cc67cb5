package belfry.server.supervise;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.process.Patience;
import belfry.server.process.ProcessIdentity;
import belfry.server.process.ProcessRow;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replaces a life without a gap: the next one is ready before the old one is asked to drain. */
final class Renewal {
    private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);

    private final ChildSpec spec;
    private final Patience patience;
    private final Launcher launcher;
    private final Notices notices;

    private @Nullable Step step;
    private @Nullable Drain drain;
    private boolean dueWhenOnline;

    private record Step(Life old, Life next, Instant since, ProcessIdentity aside) {}

    private record Drain(Life old, Instant killAt, ProcessIdentity aside) {}

    Renewal(ChildSpec spec, Patience patience, Launcher launcher, Notices notices) {
        this.spec = spec;
        this.patience = patience;
        this.launcher = launcher;
        this.notices = notices;
    }

    boolean underWay() {
        return step != null;
    }

    /** The life was started by an earlier server. */
    void adopted(String fingerprint) {
        dueWhenOnline = !fingerprint.equals(spec.fingerprint());
    }

    /** A life of another build or with other settings goes on until it is online, and is then replaced. */
    void online(Life life, Instant now) {
        if (dueWhenOnline) {
            LOG.info("{} was started with other settings or by another build; it is renewed", spec.name());
            dueWhenOnline = false;
            begin(life, now);
        }
    }

    void begin(Life old, Instant now) {
        if (step != null || drain != null) {
            throw new BelfryException(Problem.warning("reload-under-way", spec.name() + " is being reloaded already",
                    "An earlier reload has not ended yet", "Wait until the old process has drained"));
        }
        var identity = notices.identity(spec, old.pid());
        var aside = ProcessIdentity.of("%s (draining %d)".formatted(spec.name(), old.pid()), spec.role(),
                identity.host(), old.pid(), identity.version());
        try {
            notices.table().setAside(identity, aside);
            step = new Step(old, launcher.launch(spec.besideItself(), spec.fingerprint(), now), now, aside);
        } catch (IOException e) {
            notices.table().remove(aside.id());
            throw new BelfryException(Problem.error("reload-failed", spec.name() + " could not be started anew",
                    String.valueOf(e.getMessage()), "Look at this machine's memory and disk"), e);
        }
    }

    /** The next life, once it is ready. */
    Optional<Life> tick(Instant now, Optional<ProcessRow> row) {
        drain(now);
        var current = step;
        if (current == null) {
            return Optional.empty();
        }
        if (row.filter(known -> known.isLife(current.next().pid()) && known.readyAt() != null).isPresent()) {
            LOG.info("{} goes on as process {}; process {} drains", spec.name(), current.next().pid(),
                    current.old().pid());
            current.old().terminate();
            drain = new Drain(current.old(), now.plus(patience.drain()), current.aside());
            step = null;
            notices.reloaded(spec.name());
            return Optional.of(current.next());
        }
        if (!current.next().alive() || now.isAfter(current.since().plus(patience.launchGrace()))) {
            fail(current);
        }
        return Optional.empty();
    }

    private void fail(Step current) {
        LOG.warn("{} keeps its old process {}: the new one was not ready", spec.name(), current.old().pid());
        current.next().kill();
        step = null;
        notices.giveBack(spec, current.old().pid(), current.aside());
        notices.reloadFailed(spec.name());
    }

    private void drain(Instant now) {
        var current = drain;
        if (current == null) {
            return;
        }
        if (!current.old().alive()) {
            drain = null;
            notices.forget(current.aside());
        } else if (now.isAfter(current.killAt())) {
            LOG.warn("{} did not drain within {} s and is killed", current.aside().name(),
                    patience.drain().toSeconds());
            current.old().kill();
        }
    }

    /** The old life died while the next one was on its way: that one takes its place. */
    Optional<Life> takeOver() {
        var current = step;
        step = null;
        if (current == null) {
            return Optional.empty();
        }
        notices.forget(current.aside());
        return Optional.of(current.next());
    }

    void abandon() {
        var current = step;
        if (current != null) {
            current.next().kill();
            notices.forget(current.aside());
            step = null;
        }
    }

    void kill() {
        abandon();
        if (drain != null) {
            drain.old().kill();
        }
    }

    Set<Long> pids() {
        var pids = new TreeSet<Long>();
        if (step != null) {
            pids.add(step.next().pid());
        }
        if (drain != null) {
            pids.add(drain.old().pid());
        }
        return pids;
    }
}
