package belfry.desktop.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.secret.Secret;
import belfry.core.wire.ProcessAction;
import belfry.core.wire.ProcessStatus;
import belfry.core.wire.ProcessView;
import belfry.desktop.FakeServer;
import belfry.desktop.fx.Background;
import belfry.desktop.server.LoginSession;
import belfry.desktop.server.ServerClient;
import belfry.desktop.server.ServerLink;
import belfry.desktop.shell.Notices;
import belfry.desktop.shell.UndoHistory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Health's models against a real HTTP server; time passes when the test says so. */
class HealthModelTest {
    private final FakeServer fake = new FakeServer();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final Background background = new Background(Runnable::run, Runnable::run, (_, then) -> later.add(then));
    private final Notices notices = new Notices(background, new UndoHistory());
    private Instant now = Instant.now();
    private final ServerLink link = new ServerLink(new ServerClient(new OkHttpClient(),
            Objects.requireNonNull(HttpUrl.parse(fake.address())), new LoginSession(Secret.of(fake.token), () -> {})),
            fake.workspace, background, InstantSource.system());
    private final HealthModel model = new HealthModel(link.health(), link.channels(), background, notices, () -> now,
            link::whyNot);
    private final LogTail tail = new LogTail(link.health(), background, FakeServer.id(401));

    @AfterEach
    void close() {
        fake.close();
    }

    private void aSecondPasses() {
        for (var due = List.copyOf(later); !due.isEmpty(); due = List.of()) {
            later.clear();
            due.forEach(Runnable::run);
        }
    }

    @Test
    void theTailGoesOnWhereItWas() {
        fake.logLines.addAll(List.of("one", "two"));
        tail.follow(true);
        fake.logLines.add("three");

        aSecondPasses();

        assertEquals(List.of("one", "two", "three"), tail.lines());
    }

    @Test
    void searchingBeginsAnewWithTheLinesThatFit() {
        fake.logLines.addAll(List.of("INFO started", "ERROR port 8420 is taken"));
        tail.follow(true);

        tail.search("ERROR");

        assertEquals(List.of("ERROR port 8420 is taken"), tail.lines());
    }

    @Test
    void nothingIsAskedWhileNobodyLooks() {
        tail.follow(true);
        tail.follow(false);
        var before = fake.asked.size();

        aSecondPasses();

        assertEquals(before, fake.asked.size());
    }

    @Test
    void aServerThatIsAwayIsToldAndTheTailGoesOnAfterwards() throws Exception {
        tail.follow(true);
        fake.die();
        aSecondPasses();
        assertTrue(tail.troubleProperty().get().contains("does not answer"));

        fake.comeBack();
        fake.logLines.add("back");
        aSecondPasses();

        assertEquals("", tail.troubleProperty().get());
        assertEquals(List.of("back"), tail.lines());
    }

    @Test
    void noMoreThanTheLastLinesAreKept() {
        for (var i = 0; i < 6000; i++) {
            fake.logLines.add("line " + i);
        }

        tail.follow(true);

        assertEquals(5000, tail.lines().size());
        assertEquals("line 5999", tail.lines().getLast());
    }

    private ProcessView select(int number) {
        model.load();
        var process = model.find(FakeServer.id(400 + number)).orElseThrow();
        model.selectedProperty().set(process);
        return process;
    }

    @Test
    void ghostsStandFirstAndFaultsCanBeSeenAlone() {
        model.load();
        assertEquals(ProcessStatus.GHOST, model.processes().getFirst().status());

        model.faultsOnlyProperty().set(true);

        assertEquals(List.of("orchestrator", "media"), model.processes().stream().map(ProcessView::name).toList());
    }

    @Test
    void aCommandThatMakesNoSenseSaysWhy() {
        assertEquals("Select a process first", model.whyNot(ProcessAction.STOP));
        select(5);
        assertEquals("media does not run", model.whyNot(ProcessAction.STOP));
        assertEquals("", model.whyNot(ProcessAction.START));
        select(4);
        assertEquals("A ghost cannot be restarted; end it", model.whyNot(ProcessAction.RESTART));
        assertEquals("", model.whyNot(ProcessAction.END_GHOST));
    }

    @Test
    void whatNobodySupervisesTakesNoCommands() {
        select(3);

        assertEquals("The server is ended where it was started; it cannot end itself from here",
                model.whyNot(ProcessAction.RESTART));
    }

    @Test
    void theLaunchGraceEndsWithItsTime() {
        var launching = select(2);
        assertTrue(model.inGrace(launching));
        assertTrue(ProcessWords.status(launching, now).startsWith("launching, "));

        now = now.plusSeconds(600);

        assertTrue(!model.inGrace(launching));
        assertEquals("launching", ProcessWords.status(launching, now));
    }

    @Test
    void aRestartIsSentAndTheRowFollows() {
        var process = select(1);

        model.command(process, ProcessAction.RESTART, false);

        assertEquals(1, fake.commands.size());
        assertEquals(ProcessStatus.LAUNCHING, model.find(process.id()).orElseThrow().status());
        assertEquals("orchestrator-1: restarting", notices.toasts().getFirst().text());
    }

    @Test
    void theDoctorNamesWhatIsWrongFirst() {
        model.examine();

        assertEquals(List.of("redis-policy", "postgres"),
                model.probes().stream().map(probe -> probe.probe()).toList());
    }

    @Test
    void aRemedyWithANameIsRunByTheServer() {
        model.remedy("process.restart:orchestrator-1");

        assertEquals(List.of("process.restart:orchestrator-1"), fake.remedies);
    }

    @Test
    void theLogIsJumpedThroughByTheTimeAtTheBeginningOfItsLines() {
        fake.logLines.addAll(List.of("2026-11-26T09:00:00.123Z INFO one", "\tat no.time.here",
                "2026-11-26T09:05:00Z INFO two", "2026-11-26T09:10:00Z INFO three"));
        tail.follow(true);

        assertEquals(2, tail.firstSince(Instant.parse("2026-11-26T09:01:00Z")));
        assertEquals(0, tail.firstSince(Instant.EPOCH));
        assertEquals(3, tail.firstSince(Instant.parse("2026-11-26T10:00:00Z")), "the last when none is so late");
    }

    @Test
    void processesHaveTheNumberAndModeOfPm2() {
        model.load();
        var first = model.find(FakeServer.id(401)).orElseThrow();
        var server = model.find(FakeServer.id(403)).orElseThrow();

        assertEquals(List.of(0, 2), List.of(model.number(first), model.number(server)));
        assertEquals("cluster", ProcessWords.mode(first));
        assertEquals("fork", ProcessWords.mode(server));
    }

    @Test
    void whatCannotBeDoneWithAGhostIsSaidWithoutSelectingIt() {
        model.load();
        var ghost = model.find(FakeServer.id(404)).orElseThrow();

        assertEquals("", model.whyNot(ProcessAction.END_GHOST, ghost));
        assertEquals("A ghost cannot be restarted; end it", model.whyNot(ProcessAction.RESTART, ghost));
    }
}
