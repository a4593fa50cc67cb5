package belfry.server.network.bluesky;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import belfry.core.network.bluesky.Bluesky;
import belfry.core.publish.CommitOutcome;
import belfry.core.publish.PrepareOutcome;
import belfry.server.guard.GuardedHttp;
import belfry.server.network.BaseUrl;
import belfry.server.network.CatalogueFile;
import belfry.server.network.ChannelAccess;
import belfry.server.network.NetworkCalls;
import belfry.server.network.TestCall;
import belfry.server.network.fake.FaultyServer;
import belfry.server.network.fake.Onward;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** An account of a real server, with a line between that can be cut. */
abstract class BlueskyRig {
    static final Runnable GO = () -> {};
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static @Nullable BlueskyServer running;

    final FaultyServer line = new FaultyServer(
            new Onward(pds().base(), call -> call.path().endsWith("putRecord")));
    private final GuardedHttp http = TestCall.http(line.hostPort());
    final BlueskyAdapter adapter = new BlueskyAdapter(
            new NetworkCalls(http, CatalogueFile.load(), InstantSource.system(), new Bluesky()),
            BaseUrl.of(BlueskyAdapter.USUAL), InstantSource.system());
    final String handle = "person%d.test".formatted(PEOPLE.incrementAndGet());
    ChannelAccess channel;

    @BeforeAll
    static void startServer() throws IOException, InterruptedException {
        running = BlueskyServer.start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        if (running != null) {
            running.close();
        }
    }

    static BlueskyServer pds() {
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        return running;
    }

    @BeforeEach
    void connect() throws IOException, InterruptedException {
        var password = pds().appPassword(pds().account(handle));
        channel = TestCall.channel("bluesky", line.base(), adapter.connect(Optional.of(line.base()),
                Map.of("identifier", "@" + handle, "password", password)));
    }

    @AfterEach
    void stop() {
        line.close();
        http.close();
    }

    CommitOutcome.Published publish(TestCall call) {
        var handles = ready(adapter.prepare(call.build()));
        return assertInstanceOf(CommitOutcome.Published.class, adapter.commit(call.holding(handles).build(), GO));
    }

    JsonNode onlyRecord() throws IOException, InterruptedException {
        var records = pds().records(channel.remoteAccountId());
        assertEquals(1, records.size());
        return records.path(0);
    }

    static Map<String, String> ready(PrepareOutcome outcome) {
        return assertInstanceOf(PrepareOutcome.Ready.class, outcome).handles();
    }
}
