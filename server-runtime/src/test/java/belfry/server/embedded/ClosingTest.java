package belfry.server.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ClosingTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(Closing.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<String> ended = new ArrayList<>();
    private final Closing closing = new Closing();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(log);
    }

    @Test
    void whatWasOpenedLastIsClosedFirstAndOnlyOnce() {
        closing.add(() -> ended.add("database"));
        closing.add(() -> ended.add("clock"));
        closing.add(() -> ended.add("api"));

        closing.close();
        closing.close();

        assertEquals(List.of("api", "clock", "database"), ended);
        assertEquals(List.of(), lines());
    }

    @Test
    void aPartThatThrowsAnErrorKeepsNoOtherFromClosingAndIsOneLineInTheLog() {
        closing.add(() -> ended.add("database"));
        closing.add(new Failing(new NoClassDefFoundError("belfry/core/Gone")));
        closing.add(() -> ended.add("clock"));
        closing.add(new Failing(new IOException("disk full")));
        closing.add(() -> ended.add("api"));

        closing.close();

        assertEquals(List.of("api", "clock", "database"), ended);
        assertEquals(List.of("ClosingTest$Failing did not end in order: java.io.IOException: disk full",
                "ClosingTest$Failing did not end in order: java.lang.NoClassDefFoundError: belfry/core/Gone"), lines());
    }

    @Test
    void aLambdaIsNamedAfterTheClassThatItIsWrittenIn() {
        closing.add(() -> {
            throw new IllegalStateException("not now");
        });

        closing.close();

        assertEquals(List.of("ClosingTest did not end in order: java.lang.IllegalStateException: not now"), lines());
    }

    @Test
    void anInterruptionIsPassedOnToWhoCloses() {
        closing.add(() -> {
            throw new InterruptedException();
        });

        closing.close();

        assertTrue(Thread.interrupted());
    }

    private List<String> lines() {
        return log.list.stream().filter(event -> event.getLevel().levelStr.equals("WARN"))
                .map(ILoggingEvent::getFormattedMessage).toList();
    }

    private record Failing(Throwable reason) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            switch (reason) {
                case Error error -> throw error;
                case IOException refused -> throw refused;
                default -> throw new IllegalStateException(reason);
            }
        }
    }
}
