package belfry.server.network.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.network.telegram.Telegram;
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
import belfry.server.network.fake.FakeTelegram;
import belfry.server.network.fake.Fault;
import belfry.server.network.fake.FaultyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelegramAdapterTest {
    private static final Runnable GO = () -> {};

    private final FakeTelegram telegram = new FakeTelegram();
    private final FaultyServer server = new FaultyServer(telegram);
    private final GuardedHttp http = TestCall.http(server.hostPort());
    private final TelegramAdapter adapter = new TelegramAdapter(
            new NetworkCalls(http, CatalogueFile.load(), InstantSource.system(), new Telegram()),
            BaseUrl.of(TelegramAdapter.USUAL));
    private ChannelAccess channel;

    @TempDir
    Path folder;

    @BeforeEach
    void connectChannel() {
        channel = TestCall.channel("telegram", server.base(),
                adapter.connect(Optional.of(server.base()), fields(FakeTelegram.TOKEN, FakeTelegram.CHAT_NAME)));
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    @Test
    void aChannelIsConnectedByItsNameItsNumberOrItsAddress() {
        for (var typed : List.of("@belfry_news", "belfry_news", "https://t.me/belfry_news", FakeTelegram.CHAT)) {
            var account = adapter.connect(Optional.of(server.base()), fields(FakeTelegram.TOKEN, typed));
            assertEquals(FakeTelegram.CHAT, account.remoteAccountId(), typed);
            assertEquals("@belfry_news", account.handle());
            assertEquals("Belfry news", account.displayName());
            assertEquals("2000000000", account.facts().get(Telegram.UPLOAD_BYTES));
        }
    }

    @Test
    void aBotThatMayNotPostIsRefusedWithTheWayToMendIt() {
        for (var membership : List.of("member", "left", "administrator")) {
            telegram.membership(membership, false);
            var refused = assertThrows(BelfryException.class, this::connectChannel, membership);
            assertEquals("telegram-not-administrator", refused.problem().code());
            assertEquals("/fields/chat", refused.problem().field());
        }
    }

    @Test
    void aWrongTokenOrChannelIsNamed() {
        assertEquals("telegram-token-invalid", refusal("123456:wrong", "@belfry_news"));
        assertEquals("telegram-token-invalid", refusal("nonsense", "@belfry_news"));
        assertEquals("telegram-chat-not-found", refusal(FakeTelegram.TOKEN, "@elsewhere"));
        assertEquals("field-missing", refusal(FakeTelegram.TOKEN, " "));
    }

    private String refusal(String token, String chat) {
        return assertThrows(BelfryException.class,
                () -> adapter.connect(Optional.of(server.base()), fields(token, chat))).problem().code();
    }

    @Test
    void aTextGoesOutWithItsMarksAsEntities() {
        var call = TestCall.to(channel, "<b>Ding</b> 👍🏽 & dong").set(Map.of(Telegram.FORMAT, "html", Telegram.SILENT,
                "true"));

        var published = published(adapter.commit(call.build(), GO));

        var message = telegram.messages().getFirst();
        assertEquals("Ding 👍🏽 & dong", message.text());
        assertEquals("[{\"type\":\"bold\",\"offset\":0,\"length\":4}]", message.entities());
        assertTrue(message.silent());
        assertEquals(Optional.of("https://t.me/belfry_news/" + published.remoteId()), published.url());
    }

    @Test
    void oneImageOneVideoAndAnAlbumEachTakeTheirMethod() throws IOException {
        published(adapter.commit(TestCall.to(channel, "photo").carrying(image("a.jpg")).build(), GO));
        published(adapter.commit(TestCall.to(channel, "film").carrying(video("b.mp4")).build(), GO));
        published(adapter.commit(TestCall.to(channel, "album").carrying(image("c.jpg"), video("d.mp4")).build(), GO));

        assertEquals(List.of("sendPhoto photo [image/jpeg]", "sendVideo film [video/mp4]",
                "sendMediaGroup album [image/jpeg]", "sendMediaGroup  [video/mp4]"),
                telegram.messages().stream().map(m -> m.method() + " " + m.text() + " " + m.media()).toList());
    }

    @Test
    void aThreadHangsTogether() {
        var first = published(adapter.commit(TestCall.to(channel, "one").build(), GO));
        var above = new RemotePart(first.remoteId(), Map.of());
        published(adapter.commit(TestCall.to(channel, "two").below(above, above).build(), GO));
        assertEquals(first.remoteId(), telegram.messages().getLast().replyTo());
    }

    @Test
    void aLostAnswerIsUnknownAndOnlyAPersonCanTell() {
        for (var fault : List.of(Fault.ERROR_BEFORE, Fault.ERROR_AFTER, Fault.DROP_BEFORE, Fault.DROP_AFTER,
                Fault.PAGE_BEFORE, Fault.PAGE_AFTER, Fault.SILENT)) {
            server.next(fault);
            var call = TestCall.to(channel, fault.name()).within(Duration.ofSeconds(2)).build();
            assertInstanceOf(CommitOutcome.Unknown.class, adapter.commit(call, GO), fault.name());
            assertInstanceOf(Lookup.Impossible.class, adapter.lookup(call));
        }
        assertEquals(List.of("ERROR_AFTER", "DROP_AFTER", "PAGE_AFTER", "SILENT"),
                telegram.messages().stream().map(FakeTelegram.Message::text).toList());
    }

    @Test
    void aRateLimitSaysInItsBodyHowLong() {
        server.next(Fault.RATE_LIMIT);
        var refused = assertInstanceOf(CommitOutcome.Refused.class,
                adapter.commit(TestCall.to(channel, "x").build(), GO));
        assertEquals(Optional.of(Duration.ofSeconds(7)), refused.retryAfter());
        assertEquals(ErrorClass.RATE_LIMITED, refused.kind());
    }

    @Test
    void aRefusalForItsLengthIsForGood() {
        var refused = assertInstanceOf(CommitOutcome.Refused.class,
                adapter.commit(TestCall.to(channel, "x".repeat(4097)).build(), GO));
        assertEquals(ErrorClass.FIX_CONTENT, refused.kind());
    }

    @Test
    void theTokenOfThePathShowsInNoOutcome() {
        var shown = new StringBuilder();
        for (var fault : Fault.values()) {
            server.next(fault);
            shown.append(adapter.commit(TestCall.to(channel, "x").within(Duration.ofSeconds(2)).build(), GO));
        }
        telegram.membership("left", false);
        shown.append(adapter.commit(TestCall.to(channel, "x").build(), GO));
        server.close();
        shown.append(adapter.commit(TestCall.to(channel, "x").build(), GO)).append(adapter.refresh(channel))
                .append(channel);
        assertFalse(shown.toString().contains(FakeTelegram.TOKEN));
        assertFalse(shown.toString().contains("ABC-secret"), shown::toString);
    }

    @Test
    void aFileThatHasGoneIsSaidBeforeAByteIsSent() throws IOException {
        var gone = image("gone.jpg");
        Files.delete(gone.file());
        var call = TestCall.to(channel, "x").carrying(gone).build();
        int calls = server.calls().size();

        var prepared = assertInstanceOf(PrepareOutcome.Refused.class, adapter.prepare(call));
        var refused = assertInstanceOf(CommitOutcome.Refused.class, adapter.commit(call, GO));

        assertEquals("media-missing", prepared.problem().code());
        assertEquals("media-missing", refused.problem().code());
        assertEquals(calls, server.calls().size());
    }

    @Test
    void aTokenThatWorksNeedsNoRenewal() {
        assertInstanceOf(RefreshOutcome.NotNeeded.class, adapter.refresh(channel));
    }

    private PartMediaFile image(String name) throws IOException {
        return TestCall.medium(Files.write(folder.resolve(name), new byte[]{1, 2, 3}), "image/jpeg", "", 3);
    }

    private PartMediaFile video(String name) throws IOException {
        return TestCall.medium(Files.write(folder.resolve(name), new byte[]{4, 5, 6}), "video/mp4", "", 3);
    }

    private static Map<String, String> fields(String token, String chat) {
        return Map.of("token", token, "chat", chat);
    }

    private static CommitOutcome.Published published(CommitOutcome outcome) {
        return assertInstanceOf(CommitOutcome.Published.class, outcome);
    }
}
