package belfry.server.network.localfeed;

import static belfry.server.network.localfeed.AtomReading.children;
import static belfry.server.network.localfeed.AtomReading.enclosures;
import static belfry.server.network.localfeed.AtomReading.only;
import static belfry.server.network.localfeed.AtomReading.parse;
import static belfry.server.network.localfeed.AtomReading.self;
import static belfry.server.network.localfeed.AtomReading.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.network.localfeed.LocalFeed;
import belfry.core.publish.CommitOutcome;
import belfry.core.publish.Lookup;
import belfry.server.database.TestDatabase;
import belfry.server.http.HttpApi;
import belfry.server.http.HttpSettings;
import belfry.server.http.Metrics;
import belfry.server.network.ChannelAccess;
import belfry.server.network.PartMediaFile;
import belfry.server.network.RemotePart;
import belfry.server.network.TestCall;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class LocalFeedTest {
    private static final Runnable GO = () -> {};
    private static final URI PUBLIC = URI.create("https://belfry.example/");

    private final TestDatabase test = TestDatabase.create();
    private final LocalFeedAdapter adapter = new LocalFeedAdapter(test.database(), PUBLIC, UUID::randomUUID);
    private final HttpClient browser = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private HttpApi api;
    private ChannelAccess channel;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        api = new HttpApi(HttpSettings.on("127.0.0.1", 0, folder), _ -> Optional.empty(), new Metrics(),
                List.of(new FeedRoutes(test.database(), id -> folder.resolve(id.toString()), PUBLIC))).start();
        channel = newChannel("News & <more>");
    }

    @AfterEach
    void stop() {
        api.close();
        browser.close();
        test.close();
    }

    @Test
    void aPostStandsInTheFeedWithItsMedia() throws Exception {
        var photo = medium("image/png", "A \"bell\" & a tower");
        var film = medium("video/mp4", "");

        var published = publish(TestCall.to(channel, "Ding <dong> & more\nsecond line\n\nnext").carrying(photo, film));

        var feed = feed();
        var entry = only(feed, "entry");
        assertEquals("urn:uuid:" + channel.channelId(), text(feed, "id"));
        assertEquals("News & <more>", text(feed, "title"));
        assertEquals("urn:uuid:" + published.remoteId(), text(entry, "id"));
        assertEquals("Ding <dong> & more", text(entry, "title"));
        assertEquals("<p>Ding &lt;dong&gt; &amp; more<br>second line</p><p>next</p>"
                + "<p><img src=\"https://belfry.example/feeds/media/%s\" alt=\"A &quot;bell&quot; &amp; a tower\"></p>"
                        .formatted(photo.facts().id())
                + "<p><video controls src=\"https://belfry.example/feeds/media/%s\" title=\"\"></video></p>"
                        .formatted(film.facts().id()),
                text(entry, "content"));
        assertEquals(List.of("image/png 3 https://belfry.example/feeds/media/%s A \"bell\" & a tower"
                .formatted(photo.facts().id()),
                "video/mp4 3 https://belfry.example/feeds/media/%s ".formatted(film.facts().id())), enclosures(entry));
        assertEquals(Optional.of("https://belfry.example/feeds/%s.atom#%s".formatted(channel.channelId(),
                published.remoteId())), published.url());
    }

    @Test
    void theFeedHasWhatTheAtomRulesDemand() throws Exception {
        publish(TestCall.to(channel, "one"));
        publish(TestCall.to(channel, "two"));

        var feed = feed();

        assertEquals("http://www.w3.org/2005/Atom", feed.getNamespaceURI());
        assertEquals(1, feed.getElementsByTagName("author").getLength());
        assertEquals("https://belfry.example/feeds/%s.atom".formatted(channel.channelId()), self(feed));
        var entries = children(feed, "entry");
        assertEquals(List.of("two", "one"), entries.stream().map(entry -> text(entry, "title")).toList());
        assertEquals(text(entries.getFirst(), "updated"), text(feed, "updated"));
        for (var entry : entries) {
            assertFalse(Instant.parse(text(entry, "updated")).isBefore(Instant.parse(text(entry, "published"))));
            assertEquals("html", children(entry, "content").getFirst().getAttribute("type"));
        }
    }

    @Test
    void anEmptyFeedIsAFeed() throws Exception {
        var feed = feed();
        assertEquals(List.of(), children(feed, "entry"));
        assertTrue(Instant.parse(text(feed, "updated")).isAfter(Instant.parse("2026-01-01T00:00:00Z")));
    }

    @Test
    void charactersThatXmlCannotHoldAreLeftOut() throws Exception {
        publish(TestCall.to(channel, "a\u0001b\u0008c 👨‍👩‍👧‍👦 \uFFFE日本"));
        assertEquals("abc 👨‍👩‍👧‍👦 日本", text(only(feed(), "entry"), "title"));
    }

    @Test
    void theTitleIsCutBetweenTwoCharacters() throws Exception {
        publish(TestCall.to(channel, "x".repeat(75) + "👨‍👩‍👧‍👦".repeat(3)));
        assertEquals("x".repeat(75) + "…", text(only(feed(), "entry"), "title"));
    }

    @Test
    void aThreadPointsToWhatIsAboveIt() throws Exception {
        var first = publish(TestCall.to(channel, "one"));
        var above = new RemotePart(first.remoteId(), Map.of());
        publish(TestCall.to(channel, "two").below(above, above));

        var answer = only(children(feed(), "entry").getFirst(), "thr:in-reply-to");

        assertEquals("urn:uuid:" + first.remoteId(), answer.getAttribute("ref"));
    }

    @Test
    void theSameKeyIsOneEntryEvenFromTwentyAtOnce() throws Exception {
        var call = TestCall.to(channel, "once").build();
        var together = new CountDownLatch(1);
        var outcomes = ConcurrentHashMap.<CommitOutcome>newKeySet();
        var threads = new ArrayList<Thread>();
        for (int each = 0; each < 20; each++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    together.await();
                    outcomes.add(adapter.commit(call, GO));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        together.countDown();
        for (var thread : threads) {
            thread.join();
        }

        assertEquals(1, outcomes.size(), outcomes::toString);
        assertEquals(1, children(feed(), "entry").size());
    }

    @Test
    void aLostAnswerIsFoundAndWhatWasNeverSentIsAbsent() {
        var call = TestCall.to(channel, "once").build();
        assertInstanceOf(Lookup.Absent.class, adapter.lookup(call));
        var refused = adapter.commit(call, () -> {
            throw new IllegalStateException("the fence has moved");
        });
        assertInstanceOf(CommitOutcome.NotSent.class, refused);
        assertInstanceOf(Lookup.Absent.class, adapter.lookup(call));

        var published = assertInstanceOf(CommitOutcome.Published.class, adapter.commit(call, GO));

        assertEquals(published.remoteId(), assertInstanceOf(Lookup.Found.class, adapter.lookup(call)).remoteId());
    }

    @Test
    void aReaderThatKnowsTheFeedIsTold() throws Exception {
        publish(TestCall.to(channel, "one"));
        var first = get("/feeds/%s.atom".formatted(channel.channelId()), "");
        var tag = first.headers().firstValue("ETag").orElseThrow();
        assertTrue(first.headers().firstValue("Cache-Control").orElseThrow().startsWith("public"));
        assertEquals("application/atom+xml; charset=utf-8",
                first.headers().firstValue("Content-Type").orElseThrow().replace(";charset", "; charset"));

        var again = get("/feeds/%s.atom".formatted(channel.channelId()), "\"other\", W/" + tag);
        assertEquals(304, again.statusCode());
        assertEquals(0, again.body().length);

        publish(TestCall.to(channel, "two"));
        var changed = get("/feeds/%s.atom".formatted(channel.channelId()), tag);
        assertEquals(200, changed.statusCode());
        assertNotEquals(tag, changed.headers().firstValue("ETag").orElseThrow());
    }

    @Test
    void onlyMediaThatAreShownArePublic() throws Exception {
        var shown = medium("image/png", "A bell");
        var hidden = medium("image/png", "A secret");
        publish(TestCall.to(channel, "look").carrying(shown));

        var answer = get("/feeds/media/" + shown.facts().id(), "");
        assertEquals(200, answer.statusCode());
        assertTrue(answer.headers().firstValue("Content-Type").orElseThrow().startsWith("image/png"));
        assertEquals(3, answer.body().length);
        assertTrue(answer.headers().firstValue("Cache-Control").orElseThrow().contains("immutable"));
        assertEquals(304,
                get("/feeds/media/" + shown.facts().id(), "\"%s\"".formatted(shown.facts().id())).statusCode());
        assertEquals(404, get("/feeds/media/" + hidden.facts().id(), "").statusCode());
        assertEquals(404, get("/feeds/media/nonsense", "").statusCode());
    }

    @Test
    void aFeedThatIsNotThereIsSaidToBeMissing() throws Exception {
        for (var path : List.of("/feeds/" + UUID.randomUUID() + ".atom", "/feeds/" + channel.channelId(),
                "/feeds/x.atom", "/feeds/..%2f.atom")) {
            assertTrue(get(path, "").statusCode() >= 400, path);
        }
        test.database().jdbi().useHandle(handle -> handle.execute("update channel set removed_at = now()"));
        assertEquals(404, get("/feeds/%s.atom".formatted(channel.channelId()), "").statusCode());
    }

    private CommitOutcome.Published publish(TestCall call) {
        return assertInstanceOf(CommitOutcome.Published.class, adapter.commit(call.build(), GO));
    }

    private ChannelAccess newChannel(String name) {
        var account = adapter.connect(Optional.empty(), Map.of());
        var id = test.database().jdbi().withHandle(handle -> handle.createQuery("""
                with home as (insert into workspace (name, zone) values ('Shop', 'UTC') returning id)
                insert into channel (workspace_id, network, remote_account_id, name, handle)
                select id, 'localfeed', :account, :name, 'feed' from home returning id
                """).bind("account", account.remoteAccountId()).bind("name", name).mapTo(UUID.class).one());
        var access = TestCall.channel(LocalFeed.ID, PUBLIC, account);
        return new ChannelAccess(id, access.workspaceId(), LocalFeed.ID, access.remoteAccountId(), access.handle(),
                Optional.empty(), Map.of(), access.credential(), 1, Optional.empty());
    }

    private PartMediaFile medium(String type, String alt) throws IOException {
        var file = Files.write(folder.resolve("upload"), new byte[]{1, 2, 3});
        var medium = TestCall.medium(file, type, alt, 3);
        Files.copy(file, folder.resolve(medium.facts().id().toString()));
        test.database().jdbi().useHandle(handle -> handle.createUpdate("""
                insert into media (id, workspace_id, sha256, content_type, byte_size, file_name)
                select :id, id, '\\x00', :type, 3, 'upload' from workspace
                """).bind("id", medium.facts().id()).bind("type", type).execute());
        return medium;
    }

    private HttpResponse<byte[]> get(String path, String known) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + path));
        return browser.send(known.isEmpty() ? request.build() : request.header("If-None-Match", known).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private Element feed() throws Exception {
        var answer = get("/feeds/%s.atom".formatted(channel.channelId()), "");
        assertEquals(200, answer.statusCode(), () -> new String(answer.body(), StandardCharsets.UTF_8));
        return parse(answer.body());
    }
}
