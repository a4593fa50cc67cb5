package belfry.server.network.bluesky;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.network.bluesky.Bluesky;
import belfry.core.problem.BelfryException;
import belfry.core.publish.CommitOutcome;
import belfry.core.publish.ErrorClass;
import belfry.core.publish.Lookup;
import belfry.core.publish.PrepareOutcome;
import belfry.core.secret.Secret;
import belfry.server.guard.GuardedHttp;
import belfry.server.network.BaseUrl;
import belfry.server.network.CatalogueFile;
import belfry.server.network.ChannelAccess;
import belfry.server.network.NetworkCalls;
import belfry.server.network.RefreshOutcome;
import belfry.server.network.RemotePart;
import belfry.server.network.TestCall;
import belfry.server.network.fake.Fault;
import belfry.server.network.fake.FaultyServer;
import belfry.server.network.fake.Onward;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server, with a line between that can be cut. */
@Tag("peer")
class BlueskyAdapterTest {
    private static final Runnable GO = () -> {};
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static @Nullable BlueskyServer running;

    private final FaultyServer line = new FaultyServer(
            new Onward(pds().base(), call -> call.path().endsWith("putRecord")));
    private final GuardedHttp http = TestCall.http(line.hostPort());
    private final BlueskyAdapter adapter = new BlueskyAdapter(
            new NetworkCalls(http, CatalogueFile.load(), InstantSource.system(), new Bluesky()),
            BaseUrl.of(BlueskyAdapter.USUAL), InstantSource.system());
    private final String handle = "person%d.test".formatted(PEOPLE.incrementAndGet());
    private ChannelAccess channel;

    @TempDir
    Path folder;

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

    private static BlueskyServer pds() {
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

    @Test
    void anAccountIsConnectedByItsHandleAndAppPassword() {
        assertEquals(handle, channel.handle());
        assertTrue(channel.remoteAccountId().startsWith("did:plc:"));
        var lasts = Duration.between(InstantSource.system().instant(), channel.tokenExpiresAt().orElseThrow());
        assertTrue(lasts.compareTo(Duration.ofMinutes(100)) > 0 && lasts.compareTo(Duration.ofMinutes(130)) < 0);
        assertFalse(channel.toString().contains("eyJ"));
    }

    @Test
    void aWrongPasswordIsSaidWithTheWayToARightOne() {
        var refused = assertThrows(BelfryException.class, () -> adapter.connect(Optional.of(line.base()),
                Map.of("identifier", handle, "password", "wrong-one-of-mine")));

        assertEquals("bluesky-wrong-password", refused.problem().code());
        assertTrue(refused.problem().remedy().getLast().contains("app password"));
        assertFalse(refused.problem().toString().contains("wrong-one-of-mine"));
    }

    @Test
    void aTextStandsInTheRepositoryWithItsMarks() throws IOException, InterruptedException {
        var text = "日本 👨‍👩‍👧‍👦 hört @" + handle + " und @nobody.test: https://example.org/a #Glocke";
        var call = TestCall.to(channel, text).set(Bluesky.LANGUAGES, "de, ja");

        var published = publish(call);

        var record = onlyRecord();
        assertEquals(published.remoteId(), record.path("uri").asText());
        assertEquals(published.facts().get("cid"), record.path("cid").asText());
        assertEquals(text, record.path("value").path("text").asText());
        assertEquals(List.of("@" + handle, "https://example.org/a", "#Glocke"), marked(record.path("value")));
        assertEquals("[\"de\",\"ja\"]", record.path("value").path("langs").toString());
        assertTrue(published.url().orElseThrow().startsWith("https://bsky.app/profile/" + handle + "/post/"));
    }

    private static List<String> marked(JsonNode post) {
        var bytes = post.path("text").asText().getBytes(StandardCharsets.UTF_8);
        return post.path("facets").valueStream().map(facet -> facet.path("index"))
                .map(index -> new String(Arrays.copyOfRange(bytes, index.path("byteStart").asInt(),
                        index.path("byteEnd").asInt()), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void imagesCarryTheirDescriptionAndShape() throws IOException, InterruptedException {
        var one = image("one.png");
        var two = image("two.png");
        publish(TestCall.to(channel, "").carrying(TestCall.medium(one, "image/png", "A bell", Files.size(one)),
                TestCall.medium(two, "image/png", "Ein Glöckchen", Files.size(two))));

        var images = onlyRecord().path("value").path("embed").path("images");

        assertEquals(2, images.size());
        assertEquals("Ein Glöckchen", images.path(1).path("alt").asText());
        assertEquals("{\"width\":4,\"height\":2}", images.path(0).path("aspectRatio").toString());
        assertEquals(Files.size(one), images.path(0).path("image").path("size").asLong());
        assertEquals("image/png", images.path(0).path("image").path("mimeType").asText());
    }

    @Test
    void whatWasUploadedIsNotUploadedAgain() throws IOException {
        var file = image("one.png");
        var call = TestCall.to(channel, "x").carrying(TestCall.medium(file, "image/png", "A bell", Files.size(file)));
        var handles = ready(adapter.prepare(call.build()));

        assertEquals(handles, ready(adapter.prepare(call.holding(handles).build())));

        assertEquals(1, line.calls().stream().filter(made -> made.path().endsWith("uploadBlob")).count());
    }

    @Test
    void aThreadKnowsItsRootAndItsParent() throws IOException, InterruptedException {
        var first = remote(publish(TestCall.to(channel, "one")));
        var second = remote(publish(TestCall.to(channel, "two").below(first, first)));
        publish(TestCall.to(channel, "three").below(second, first));

        var three = pds().records(channel.remoteAccountId()).valueStream()
                .filter(record -> record.path("value").path("text").asText().equals("three")).findFirst().orElseThrow();

        var reply = three.path("value").path("reply");
        assertEquals(first.remoteId(), reply.path("root").path("uri").asText());
        assertEquals(second.remoteId(), reply.path("parent").path("uri").asText());
        assertEquals(second.facts().get("cid"), reply.path("parent").path("cid").asText());
    }

    @Test
    void theSameKeyTwiceIsOneRecordAndTheSameAnswer() throws IOException, InterruptedException {
        var call = TestCall.to(channel, "once");
        assertEquals(publish(call), publish(call));
        assertEquals("once", onlyRecord().path("value").path("text").asText());
    }

    @Test
    void whateverIsLostOnTheWayOneRecordStandsAndIsAdopted() throws IOException, InterruptedException {
        var faults = List.of(Fault.ERROR_BEFORE, Fault.ERROR_AFTER, Fault.DROP_BEFORE, Fault.DROP_AFTER,
                Fault.PAGE_BEFORE, Fault.PAGE_AFTER, Fault.SILENT);
        for (var fault : faults) {
            var call = TestCall.to(channel, fault.name()).within(Duration.ofSeconds(5));
            line.next(fault);
            assertInstanceOf(CommitOutcome.Unknown.class, adapter.commit(call.build(), GO), fault.name());

            var there = !fault.name().endsWith("BEFORE");
            var found = adapter.lookup(call.build());
            assertEquals(there, found instanceof Lookup.Found, fault.name());
            assertEquals(!there, found instanceof Lookup.Absent, fault.name());

            var published = publish(call);
            if (found instanceof Lookup.Found(var id, _, var facts)) {
                assertEquals(published.remoteId(), id);
                assertEquals(published.facts(), facts);
            }
        }
        assertEquals(faults.size(), pds().records(channel.remoteAccountId()).size());
    }

    @Test
    void aCallThatIsDeliveredTwiceIsOneRecord() throws IOException, InterruptedException {
        line.next(Fault.TWICE);
        publish(TestCall.to(channel, "once"));
        onlyRecord();
    }

    @Test
    void aRepeatNeverOverwritesWhatWasEditedSince() throws IOException, InterruptedException {
        var call = TestCall.to(channel, "as first written");
        var first = publish(call);

        var second = publish(call.saying("as edited in Belfry meanwhile"));

        assertEquals(first.remoteId(), second.remoteId());
        assertEquals("as first written", onlyRecord().path("value").path("text").asText());
    }

    @Test
    void anEndedSessionIsRenewedWithoutThePassword() throws IOException, InterruptedException {
        var stale = BlueskyCredential.of(channel.credential());
        var broken = TestCall.with(channel, stale.with("eyJ.not.valid", stale.refresh().reveal()).stored());
        var call = TestCall.to(broken, "after a while");
        var refused = assertInstanceOf(CommitOutcome.Refused.class, adapter.commit(call.build(), GO));
        assertEquals(ErrorClass.REAUTHORISE, refused.kind());

        var renewed = assertInstanceOf(RefreshOutcome.Renewed.class, adapter.refresh(broken));

        publish(call.by(TestCall.with(channel, renewed.credential())));
        onlyRecord();
        assertEquals(1, line.calls().stream().filter(made -> made.path().endsWith("createSession")).count());
        assertNotEquals(Optional.empty(), renewed.expiresAt());
    }

    @Test
    void aLostSessionIsOpenedAnewByTheAppPassword() throws IOException, InterruptedException {
        var lost = BlueskyCredential.of(channel.credential()).with("eyJ.not.valid", "eyJ.neither.this");

        var renewed = assertInstanceOf(RefreshOutcome.Renewed.class,
                adapter.refresh(TestCall.with(channel, lost.stored())));

        publish(TestCall.to(TestCall.with(channel, renewed.credential()), "again"));
        onlyRecord();
    }

    @Test
    void withoutAnythingThatWorksAPersonIsAsked() {
        var lost = new BlueskyCredential(handle, Secret.of("gone"), Secret.of("eyJ.a.b"), Secret.of("eyJ.c.d"));

        var refused = assertInstanceOf(RefreshOutcome.Refused.class,
                adapter.refresh(TestCall.with(channel, lost.stored())));

        assertEquals(ErrorClass.REAUTHORISE, refused.kind());
    }

    @Test
    void aTextThatIsTooLongIsRefusedForGood() {
        var refused = assertInstanceOf(CommitOutcome.Refused.class,
                adapter.commit(TestCall.to(channel, "x".repeat(301)).build(), GO));
        assertEquals(ErrorClass.FIX_CONTENT, refused.kind());
        assertEquals("bluesky-text-too-long", refused.problem().code());
    }

    @Test
    void aRateLimitSaysUntilWhen() {
        line.next(Fault.RATE_LIMIT);
        var refused = assertInstanceOf(CommitOutcome.Refused.class,
                adapter.commit(TestCall.to(channel, "x").build(), GO));
        assertEquals(ErrorClass.RATE_LIMITED, refused.kind());
        assertTrue(refused.retryAfter().orElseThrow().compareTo(Duration.ofSeconds(60)) > 0);
    }

    private CommitOutcome.Published publish(TestCall call) {
        var handles = ready(adapter.prepare(call.build()));
        return assertInstanceOf(CommitOutcome.Published.class, adapter.commit(call.holding(handles).build(), GO));
    }

    private JsonNode onlyRecord() throws IOException, InterruptedException {
        var records = pds().records(channel.remoteAccountId());
        assertEquals(1, records.size());
        return records.path(0);
    }

    private Path image(String name) throws IOException {
        var file = folder.resolve(name);
        var image = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
        image.setRGB(name.length() % 4, 1, name.hashCode());
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static Map<String, String> ready(PrepareOutcome outcome) {
        return assertInstanceOf(PrepareOutcome.Ready.class, outcome).handles();
    }

    private static RemotePart remote(CommitOutcome.Published published) {
        return new RemotePart(published.remoteId(), published.facts());
    }
}
