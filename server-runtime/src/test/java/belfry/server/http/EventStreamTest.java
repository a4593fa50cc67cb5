package belfry.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.wire.EventView;
import belfry.core.workspace.Role;
import belfry.server.workspace.Office;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Office office;
    private UUID workspace;

    /** One received event: its id and its subject, or {@code reset}. */
    private record Heard(long id, String kind, String data) {}

    /** A client that reads the stream on its own thread. */
    private static final class Client implements AutoCloseable {
        private final InputStream body;
        private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
        private final CountDownLatch greeted = new CountDownLatch(1);

        Client(InputStream body) {
            this.body = body;
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try (var lines = new Scanner(body, StandardCharsets.UTF_8)) {
                long id = 0;
                var kind = "";
                while (lines.hasNextLine()) {
                    var line = lines.nextLine();
                    if (line.startsWith(": hello")) {
                        greeted.countDown();
                    } else if (line.startsWith("id: ")) {
                        id = Long.parseLong(line.substring(4));
                    } else if (line.startsWith("event: ")) {
                        kind = line.substring(7);
                    } else if (line.startsWith("data: ")) {
                        heard.add(new Heard(id, kind, line.substring(6)));
                    }
                }
            }
        }

        Heard next() throws InterruptedException {
            var next = heard.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            assertTrue(next != null, "no event came");
            return next;
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    @BeforeEach
    void open() {
        office = Office.open();
        workspace = office.workspace("Shop");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Client connect(String token, @Nullable Long last) throws Exception {
        var request = office.request("/api/v1/events").header("Authorization", "Bearer " + token);
        if (last != null) {
            request.header("Last-Event-ID", String.valueOf(last));
        }
        var answer = office.client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertEquals(200, answer.statusCode());
        assertTrue(answer.headers().firstValue("Content-Type").orElseThrow().startsWith("text/event-stream"));
        var client = new Client(answer.body());
        assertTrue(client.greeted.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS), "no greeting came");
        return client;
    }

    private static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "it did not come to pass");
            Thread.onSpinWait();
        }
    }

    private void happen(@Nullable UUID where, String subject) {
        office.database().jdbi().useTransaction(handle -> Events.publish(handle, where, Events.POST, subject, 3));
    }

    @Test
    void whatHappensIsHeardByWhoIsThereAndByNobodyElse() throws Exception {
        var other = office.workspace("Other");
        office.person(workspace, "ann", Role.ANALYST);
        office.person(other, "bob", Role.OWNER);
        try (var ann = connect(office.login("ann"), null); var bob = connect(office.login("bob"), null)) {
            happen(workspace, "ours");
            happen(other, "theirs");
            happen(null, "everybody's");

            var first = ann.next();
            assertEquals("post.changed", first.kind());
            assertTrue(first.data().contains("\"subjectId\":\"ours\"") && first.data().contains("\"version\":3"));
            assertTrue(ann.next().data().contains("everybody's"));
            assertTrue(bob.next().data().contains("theirs"));
            assertTrue(bob.next().data().contains("everybody's"));
        }
    }

    @Test
    void hundredsOfEventsOfOneStatementAreEachHeardInOrder() throws Exception {
        try (var reader = connect(Office.ADMIN.reveal(), null)) {
            office.database().jdbi().useHandle(handle -> handle.createUpdate("""
                    insert into event (workspace_id, kind, subject_id)
                    select :workspace, 'delivery.changed', 'post ' || n from generate_series(1, 400) n
                    """).bind("workspace", workspace).execute());

            for (int n = 1; n <= 400; n++) {
                assertTrue(reader.next().data().contains("\"post " + n + "\""), "event " + n);
            }
        }
    }

    @Test
    void aReaderWhoComesBackHearsWhatItMissedInOrder() throws Exception {
        long last;
        try (var reader = connect(Office.ADMIN.reveal(), null)) {
            happen(workspace, "seen");
            last = reader.next().id();
        }
        for (int i = 0; i < 20; i++) {
            happen(workspace, "missed " + i);
        }
        try (var reader = connect(Office.ADMIN.reveal(), last)) {
            happen(workspace, "live");
            var heard = new ArrayList<String>();
            while (heard.isEmpty() || !heard.getLast().contains("live")) {
                heard.add(reader.next().data());
            }
            assertEquals(21, heard.stream().filter(data -> !data.contains("seen")).count());
            assertTrue(heard.get(0).contains("missed 0") && heard.get(19).contains("missed 19"));
        }
    }

    @Test
    void anEventWhoseTransactionEndsLateIsNotLostToAReaderWhoComesBack() throws Exception {
        office.database().jdbi().useHandle(slow -> {
            slow.begin();
            Events.publish(slow, workspace, Events.POST, "late", 1);
            happen(workspace, "early");
            slow.commit();
        });
        long early = office.database().jdbi().withHandle(handle -> handle
                .createQuery("select id from event where subject_id = 'early'").mapTo(Long.class).one());

        try (var reader = connect(Office.ADMIN.reveal(), early)) {
            assertTrue(reader.next().data().contains("late"));
        }
    }

    @Test
    void aReaderWhoWasAwayTooLongIsToldToStartAfresh() throws Exception {
        happen(workspace, "old");
        happen(workspace, "new");
        office.database().jdbi().useHandle(handle -> {
            handle.execute("update event set at = at - interval '25 hours' where subject_id = 'old'");
        });
        assertEquals(1, office.hub().table().prune());

        try (var reader = connect(Office.ADMIN.reveal(), 1L)) {
            assertEquals("reset", reader.next().kind());
            happen(workspace, "after");
            assertTrue(reader.next().data().contains("after"));
        }
        assertEquals(400, office.get("/api/v1/events", Office.ADMIN.reveal(), "Last-Event-ID", "x").statusCode());
    }

    @Test
    void aHundredReadersHearTheSameEvent() throws Exception {
        var readers = new ArrayList<Client>();
        for (int i = 0; i < 100; i++) {
            readers.add(connect(Office.ADMIN.reveal(), null));
        }
        happen(workspace, "for all");

        for (var reader : readers) {
            assertTrue(reader.next().data().contains("for all"));
        }
        for (var reader : readers) {
            reader.close();
        }
    }

    @Test
    void readersGoOnHearingAfterTheListenersConnectionIsCut() throws Exception {
        try (var reader = connect(Office.ADMIN.reveal(), null)) {
            office.database().jdbi().useHandle(handle -> handle.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where application_name = 'belfry-listener' and datname = current_database()"""));
            happen(workspace, "meanwhile");

            assertTrue(reader.next().data().contains("meanwhile"));
        }
    }

    @Test
    void aSlowReaderIsToldToStartAfreshAndTheOthersDoNotWaitForIt() throws Exception {
        var slow = new EventReader(workspace, Duration.ofSeconds(60));
        for (int i = 0; i < 2000; i++) {
            slow.offer(new EventTable.Row(new EventView(i, "post.changed", "x", 1,
                    Instant.EPOCH), workspace));
        }
        var out = new ByteArrayOutputStream();
        var thread = Thread.ofVirtual().start(() -> {
            try {
                slow.write(out, null, 0, () -> true);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        await(() -> out.toString(StandardCharsets.UTF_8).contains("event: reset"));
        slow.end();
        thread.join();
        assertEquals(List.of(1), List.of(out.toString(StandardCharsets.UTF_8).split("event: ").length - 1));
    }
}
