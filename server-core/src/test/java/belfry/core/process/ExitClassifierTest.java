package belfry.core.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExitClassifierTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            76  | port 7700 in use                                              | PortTaken
            1   | Error: listen EADDRINUSE: address already in use :::7700      | PortTaken
            1   | java.net.BindException: Address already in use                | PortTaken
            3   | Terminating due to java.lang.OutOfMemoryError: Java heap space | OutOfMemory
            1   | There is insufficient memory for the Java Runtime             | OutOfMemory
            137 | working                                                       | Signalled
            143 | working                                                       | Signalled
            1   | Connection to 127.0.0.1:5432 refused. Check that              | DatabaseAway
            1   | FATAL: password authentication failed for user "belfry"       | DatabaseAway
            1   | FATAL: the database system is starting up                     | DatabaseAway
            78  | port must be a number                                         | BadConfiguration
            2   | "x" is not a value for port                                   | BadConfiguration
            1   | something else                                                | Unexplained
            0   | bye                                                           | Unexplained
            """)
    void theStatusAndTheLastWordsTellTheCause(int status, String line, String cause) {
        var found = ExitClassifier.classify(OptionalInt.of(status), List.of("starting", line));

        assertEquals(cause, found.getClass().getSimpleName());
    }

    @Test
    void thePortIsTakenFromTheWords() {
        assertEquals(new ExitCause.PortTaken(7700),
                ExitClassifier.classify(OptionalInt.of(76), List.of("port 7700 in use", "")));
        assertEquals(new ExitCause.PortTaken(7701), ExitClassifier.classify(OptionalInt.of(1),
                List.of("listen EADDRINUSE: address already in use 127.0.0.1:7701")));
        assertEquals(new ExitCause.PortTaken(0), ExitClassifier.classify(OptionalInt.of(76), List.of()));
    }

    @Test
    void anAdoptedProcessThatEndedHasNoStatus() {
        assertEquals(new ExitCause.Unexplained("unknown", "working"),
                ExitClassifier.classify(OptionalInt.empty(), List.of("working", "\tat somewhere", " ")));
    }

    @Test
    void signalsHaveTheirNames() {
        assertEquals("KILL", ExitClassifier.signalOf(137).orElseThrow());
        assertEquals("SEGV", ExitClassifier.signalOf(139).orElseThrow());
        assertTrue(ExitClassifier.signalOf(76).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("everyCause")
    void everyCauseIsToldWithARemedyAndItsEvidence(ExitCause cause) {
        var problem = ExitProblems.of("orchestrator-1", cause, List.of("first", "last"));

        assertTrue(problem.summary().contains("orchestrator-1"), problem.summary());
        assertFalse(problem.cause().isBlank());
        assertEquals(List.of("first", "last"), problem.evidence());
    }

    static Stream<ExitCause> everyCause() {
        return Stream.of(new ExitCause.PortTaken(7700), new ExitCause.OutOfMemory(),
                new ExitCause.DatabaseAway("refused"), new ExitCause.BadConfiguration("port"),
                new ExitCause.Signalled("KILL"), new ExitCause.Signalled("TERM"),
                new ExitCause.Silent(Duration.ofSeconds(20)), new ExitCause.NeverReady(Duration.ofSeconds(60)),
                new ExitCause.Unexplained("1", "boom"));
    }

    @Test
    void aTakenPortNamesTheHolderWithPidCommandAndAge() {
        var holder = new PortHolder(7700, 4711L, "python3 -m http.server", Instant.parse("2026-03-08T12:00:00Z"),
                false);

        var problem = ExitProblems.portTaken("orchestrator-1", holder);

        assertTrue(problem.cause().contains("4711"), problem.cause());
        assertTrue(problem.cause().contains("python3 -m http.server"), problem.cause());
        assertTrue(problem.cause().contains("2026-03-08T12:00:00Z"), problem.cause());
        assertEquals("Stop it if it is not needed: kill 4711", problem.remedy().getFirst());
        var ghost = ExitProblems.portTaken("orchestrator-1", new PortHolder(7700, 4711L, "java", null, true));
        assertTrue(ghost.cause().contains("nobody supervises"), ghost.cause());
    }

    @Test
    void aCrashLoopNamesTheCauseOfTheLastExit() {
        var last = ExitProblems.of("orchestrator-1", new ExitCause.OutOfMemory(), List.of("heap"));

        var loop = ExitProblems.crashLoop("orchestrator-1", 5, last);

        assertTrue(loop.cause().contains("ran out of memory"), loop.cause());
        assertEquals(last.remedy(), loop.remedy());
    }

    @Test
    void theKernelsTableIsReadForListenersOnly() {
        var lines = List.of(
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
                "   0: 0100007F:1E14 0100007F:9C40 01 00000000:00000000 00:00000000 00000000     0        0 111 1 0",
                "   1: 0100007F:1E14 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4242 1 0");

        assertEquals(OptionalLong.of(4242), SocketTable.listener(lines, 7700));
        assertEquals(OptionalLong.empty(), SocketTable.listener(lines, 7701));
        assertInstanceOf(OptionalLong.class, SocketTable.listener(List.of(), 1));
    }
}
