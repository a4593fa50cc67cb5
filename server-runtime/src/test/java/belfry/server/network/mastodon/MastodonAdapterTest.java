package belfry.server.network.mastodon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.media.MediaFacts;
import belfry.core.network.mastodon.Mastodon;
import belfry.core.problem.BelfryException;
import belfry.core.publish.CommitOutcome;
import belfry.core.publish.ErrorClass;
import belfry.core.publish.Lookup;
import belfry.core.publish.PrepareOutcome;
import belfry.server.guard.GuardedHttp;
import belfry.server.network.BaseUrl;
import belfry.server.network.CatalogueFile;
import belfry.server.network.ChannelAccess;
import belfry.server.network.NetworkCalls;
import belfry.server.network.PartMediaFile;
import belfry.server.network.RefreshOutcome;
import belfry.server.network.RemotePart;
import belfry.server.network.TestCall;
import belfry.server.network.fake.FakeMastodon;
import belfry.server.network.fake.Fault;
import belfry.server.network.fake.FaultyServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MastodonAdapterTest {
    private static final Runnable GO = () -> {};

    private final FakeMastodon mastodon = new FakeMastodon();
    private final FaultyServer server = new FaultyServer(mastodon);
    private final GuardedHttp http = TestCall.http(server.hostPort());
    private final MastodonAdapter adapter = new MastodonAdapter(
            new NetworkCalls(http, CatalogueFile.load(), InstantSource.system(), new Mastodon()),
            BaseUrl.of("https://mastodon.example"), InstantSource.system(), RandomGenerator.getDefault());
    private ChannelAccess channel;

    @TempDir
    Path folder;

    @BeforeEach
    void connect() {
        var account = adapter.connect(Optional.of(server.base()), Map.of("accessToken", FakeMastodon.TOKEN));
        channel = TestCall.channel("mastodon", server.base(), account);
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    @Test
    void anAccountIsConnectedInTheBrowserWithProofOfTheVerifier() {
        mastodon.maxCharacters(1000);
        var back = URI.create("http://127.0.0.1:8420/callback");
        var start = adapter.startOAuth(Optional.of(server.base()), back, "state-1");
        var asked = Objects.requireNonNull(HttpUrl.get(start.authorizeUrl()));
        assertEquals("state-1", asked.queryParameter("state"));
        assertEquals("S256", asked.queryParameter("code_challenge_method"));
        assertEquals(MastodonConnection.SCOPES, asked.queryParameter("scope"));
        assertFalse(start.authorizeUrl().toString().contains(start.memory().getOrDefault("verifier", "none")));

        var code = mastodon.allow(Map.of("code_challenge", String.valueOf(asked.queryParameter("code_challenge"))));
        var account = adapter.finishOAuth(start.memory(), back, code);

        assertEquals(FakeMastodon.ACCOUNT, account.remoteAccountId());
        assertEquals("@anna@127.0.0.1", account.handle());
        assertEquals("1000", account.facts().get(Mastodon.MAX_CHARACTERS));
        assertEquals("4", account.facts().get(Mastodon.MAX_MEDIA));
        assertTrue(account.facts().getOrDefault(Mastodon.MEDIA_TYPES, "").contains("image/png"));
        assertTrue(account.credential().reveal().contains(FakeMastodon.TOKEN));
    }

    @Test
    void aCodeOfSomebodyElseIsRefusedWithWhatToDo() {
        var back = URI.create("http://127.0.0.1:8420/callback");
        var start = adapter.startOAuth(Optional.of(server.base()), back, "state-1");
        var code = mastodon.allow(Map.of("code_challenge", "another"));

        var refused = assertThrows(BelfryException.class, () -> adapter.finishOAuth(start.memory(), back, code));

        assertEquals("mastodon-code-refused", refused.problem().code());
        assertFalse(refused.problem().toString().contains("secret-of-belfry"));
    }

    @Test
    void aPostGoesOutWithItsSettings() {
        var call = TestCall.to(channel, "Ding dong").set(Map.of(Mastodon.VISIBILITY, "unlisted",
                Mastodon.CONTENT_WARNING, "bells", Mastodon.SENSITIVE, "true", Mastodon.LANGUAGE, "de"));

        var published = published(adapter.commit(call.build(), GO));

        var status = mastodon.statuses().getFirst();
        assertEquals(List.of("Ding dong", "unlisted", "bells", "de", published.remoteId()),
                List.of(status.text(), status.visibility(), status.spoiler(), status.language(), status.id()));
        assertTrue(status.sensitive());
        assertEquals(Optional.of("https://fake.example/@anna/" + status.id()), published.url());
    }

    @Test
    void mediaAreUploadedWithTheirDescriptionAndWaitedFor() throws IOException {
        var call = TestCall.to(channel, "look").carrying(TestCall.medium(file("a.png"), "image/png", "A bell", 9),
                TestCall.medium(file("b.png"), "image/png", "Ein Glöckchen", 9));

        var handles = ready(adapter.prepare(call.build()));
        published(adapter.commit(call.holding(handles).build(), GO));

        assertEquals(2, mastodon.statuses().getFirst().media().size());
        assertEquals(List.of("A bell", "Ein Glöckchen"),
                mastodon.media().stream().map(FakeMastodon.Medium::description).toList());
    }

    @Test
    void whatWasUploadedIsNotUploadedAgain() throws IOException {
        var call = TestCall.to(channel, "look").carrying(TestCall.medium(file("a.png"), "image/png", "A bell", 9));
        var handles = ready(adapter.prepare(call.build()));

        assertEquals(handles, ready(adapter.prepare(call.holding(handles).build())));

        assertEquals(1, mastodon.media().size());
    }

    @Test
    void anotherDescriptionIsAnotherUpload() throws IOException {
        var medium = TestCall.medium(file("a.png"), "image/png", "A bell", 9);
        var call = TestCall.to(channel, "look").carrying(medium);
        var handles = ready(adapter.prepare(call.build()));
        var facts = medium.facts();
        var told = new PartMediaFile(new MediaFacts(facts.id(), facts.contentType(), facts.bytes(), facts.width(),
                facts.height(), facts.durationMillis(), "A large bell"), medium.fileName(), medium.file());

        var again = call.carrying(told).holding(handles);
        published(adapter.commit(again.holding(ready(adapter.prepare(again.build()))).build(), GO));

        assertEquals(List.of(mastodon.media().getLast().id()), mastodon.statuses().getFirst().media());
        assertEquals("A large bell", mastodon.media().getLast().description());
    }

    @Test
    void aFileThatTheInstanceDoesNotTakeIsSaidBeforeAnythingIsSeen() throws IOException {
        var call = TestCall.to(channel, "look").carrying(TestCall.medium(file("a.tif"), "image/tiff", "A bell", 9));

        var refused = assertInstanceOf(PrepareOutcome.Refused.class, adapter.prepare(call.build()));

        assertEquals(ErrorClass.FIX_MEDIA, refused.kind());
        assertEquals("mastodon-media-type", refused.problem().code());
    }

    @Test
    void aThreadHangsTogether() {
        var first = published(adapter.commit(TestCall.to(channel, "one").build(), GO));
        var above = new RemotePart(first.remoteId(), first.facts());

        published(adapter.commit(TestCall.to(channel, "two").below(above, above).build(), GO));

        assertEquals(first.remoteId(), mastodon.statuses().getLast().inReplyTo());
    }

    @Test
    void aRepeatUnderTheSameKeyMakesOneStatusWhateverWasLost() {
        for (var fault : List.of(Fault.ERROR_BEFORE, Fault.ERROR_AFTER, Fault.DROP_BEFORE, Fault.DROP_AFTER,
                Fault.PAGE_BEFORE, Fault.PAGE_AFTER, Fault.SILENT)) {
            var call = TestCall.to(channel, "once " + fault).within(Duration.ofSeconds(2));
            server.next(fault);

            assertInstanceOf(CommitOutcome.Unknown.class, adapter.commit(call.build(), GO), fault.name());
            var published = published(adapter.commit(call.build(), GO));

            assertEquals(List.of(published.remoteId()), mastodon.statuses().stream()
                    .filter(status -> status.text().equals("once " + fault)).map(FakeMastodon.Status::id).toList());
        }
    }

    @Test
    void aCallThatIsDeliveredTwiceMakesOneStatus() {
        server.next(Fault.TWICE);
        published(adapter.commit(TestCall.to(channel, "once").build(), GO));
        assertEquals(1, mastodon.statuses().size());
    }

    @Test
    void afterTheHourALostAnswerIsFoundInTheListing() {
        var call = TestCall.to(channel, "Grüße an @bob@far.example\n\nhttps://example.org/a?b=1&c=2 <3").within(
                Duration.ofSeconds(5));
        published(adapter.commit(TestCall.to(channel, "another").build(), GO));
        server.next(Fault.DROP_AFTER);
        assertInstanceOf(CommitOutcome.Unknown.class, adapter.commit(call.build(), GO));
        mastodon.forgetKeys();

        var found = assertInstanceOf(Lookup.Found.class, adapter.lookup(call.build()));

        assertEquals(mastodon.statuses().getLast().id(), found.remoteId());
    }

    @Test
    void whatIsNotListedIsAbsentAndTwoAlikeAreLeftToAPerson() {
        var call = TestCall.to(channel, "same");
        assertInstanceOf(Lookup.Absent.class, adapter.lookup(call.build()));
        published(adapter.commit(TestCall.to(channel, "same").build(), GO));
        assertInstanceOf(Lookup.Found.class, adapter.lookup(call.build()));
        published(adapter.commit(TestCall.to(channel, "same").build(), GO));
        assertInstanceOf(Lookup.Impossible.class, adapter.lookup(call.build()));
    }

    @Test
    void aRateLimitSaysHowLong() {
        server.next(Fault.RATE_LIMIT);

        var refused = assertInstanceOf(CommitOutcome.Refused.class,
                adapter.commit(TestCall.to(channel, "x").build(), GO));

        assertEquals(ErrorClass.RATE_LIMITED, refused.kind());
        var wait = refused.retryAfter().orElseThrow();
        assertTrue(wait.compareTo(Duration.ofSeconds(60)) > 0 && wait.compareTo(Duration.ofSeconds(121)) < 0,
                wait::toString);
        assertEquals(0, mastodon.statuses().size());
    }

    @Test
    void aTextThatIsTooLongIsRefusedForGood() {
        var refused = assertInstanceOf(CommitOutcome.Refused.class,
                adapter.commit(TestCall.to(channel, "x".repeat(501)).build(), GO));
        assertEquals(ErrorClass.FIX_CONTENT, refused.kind());
        assertEquals("mastodon-too-long", refused.problem().code());
    }

    @Test
    void aRevokedTokenAsksForANewConnectionAndShowsNowhere() {
        assertInstanceOf(RefreshOutcome.NotNeeded.class, adapter.refresh(channel));
        mastodon.revokeToken();

        var refused = assertInstanceOf(CommitOutcome.Refused.class,
                adapter.commit(TestCall.to(channel, "x").build(), GO));
        var refresh = assertInstanceOf(RefreshOutcome.Refused.class, adapter.refresh(channel));

        assertEquals(ErrorClass.REAUTHORISE, refused.kind());
        assertEquals(ErrorClass.REAUTHORISE, refresh.kind());
        assertFalse((refused.toString() + refresh).contains(FakeMastodon.TOKEN));
    }

    @Test
    void nothingIsSentWhenTheLastWordIsNo() {
        var asked = new AtomicInteger();
        var outcome = adapter.commit(TestCall.to(channel, "x").build(), () -> {
            asked.incrementAndGet();
            throw new IllegalStateException("the fence has moved");
        });

        assertInstanceOf(CommitOutcome.NotSent.class, outcome);
        assertEquals(1, asked.get());
        assertEquals(0, mastodon.statuses().size());
    }

    @Test
    void anInstanceThatDoesNotAnswerAtAllMeansNotSent() {
        server.close();
        http.close(); // and with it the connection that was left open

        var made = adapter.commit(TestCall.to(channel, "x").build(), GO);
        var outcome = assertInstanceOf(CommitOutcome.NotSent.class, made, made::toString);

        assertEquals("network-connection-refused", outcome.problem().code());
    }

    private Path file(String name) throws IOException {
        return Files.write(folder.resolve(name), new byte[]{1, 2, 3, 13, 10, 4, 5, 6, 7});
    }

    private static CommitOutcome.Published published(CommitOutcome outcome) {
        return assertInstanceOf(CommitOutcome.Published.class, outcome);
    }

    private static Map<String, String> ready(PrepareOutcome outcome) {
        return assertInstanceOf(PrepareOutcome.Ready.class, outcome).handles();
    }
}
