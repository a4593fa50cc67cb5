package belfry.desktop.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.network.ConnectKind;
import belfry.core.wire.ChannelHealth;
import belfry.core.wire.ChannelView;
import belfry.core.wire.EventView;
import belfry.core.wire.RemovalView;
import belfry.core.wire.SlotView;
import belfry.desktop.FakeServer;
import belfry.desktop.fx.Background;
import belfry.desktop.fx.Loading;
import belfry.desktop.server.Credentials;
import belfry.desktop.server.ServerClient;
import belfry.desktop.server.ServerLink;
import belfry.desktop.shell.Notices;
import belfry.desktop.shell.Toast;
import belfry.desktop.shell.UndoHistory;
import belfry.core.secret.Secret;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The model against a real HTTP server, everything on one thread. */
class ChannelModelTest {
    private final FakeServer fake = new FakeServer();
    private final Background background = Background.direct();
    private final UndoHistory undo = new UndoHistory();
    private final Notices notices = new Notices(background, undo);
    private final ServerLink link = new ServerLink(new ServerClient(new OkHttpClient(),
            Objects.requireNonNull(HttpUrl.parse(fake.address())), new Token(fake.token)), fake.workspace, background,
            InstantSource.system());
    private final ChannelModel model = new ChannelModel(link.channels(), background, notices, link::whyNot);

    /** A token that is never renewed. */
    private record Token(String text) implements Credentials {
        @Override
        public Optional<Secret> token() {
            return Optional.of(Secret.of(text));
        }

        @Override
        public boolean renew(Optional<Secret> refused) {
            return false;
        }
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private ChannelView loaded(int number) {
        model.load();
        return model.find(FakeServer.id(100 + number)).orElseThrow();
    }

    @Test
    void theFilterLooksAtNameHandleNetworkAndHealth() {
        model.load();

        model.filterProperty().set("berlin masto");
        assertEquals(List.of("Bakery Berlin"), names());
        model.filterProperty().set("reauthorise");
        assertEquals(List.of("Bread news"), names());
    }

    private List<String> names() {
        return model.channels().stream().map(ChannelView::name).toList();
    }

    @Test
    void disablingCanBeTakenBackThoughTheVersionHasMovedOn() {
        model.disable(loaded(1), true);
        assertTrue(model.find(FakeServer.id(101)).orElseThrow().disabled());
        assertEquals("Disabled \"Bakery\"", undo.undoTitleProperty().get());

        undo.undo();

        assertEquals(false, fake.channels.getFirst().disabled());
        assertEquals(3, fake.channels.getFirst().version());
    }

    @Test
    void aConflictShowsWhatStandsThereNowAndSaysSo() {
        var seen = loaded(1);
        fake.channels.set(0, new ChannelView(seen.id(), seen.network(), "Renamed by Ben", seen.handle(), null, null,
                seen.health(), null, false, null, null, seen.slots(), 0, null, Map.of(), 7));

        model.slots(seen, List.of(new SlotView(5, LocalTime.NOON)));

        assertEquals("Renamed by Ben", model.find(seen.id()).orElseThrow().name());
        assertEquals(seen.slots(), fake.channels.getFirst().slots());
        assertTrue(notices.toasts().getLast().text().startsWith("Somebody else changed it meanwhile"));
        assertEquals("", undo.undoTitleProperty().get());
    }

    @Test
    void removalIsAskedForWithItsConsequencesFirst() {
        var asked = new ArrayList<RemovalView>();
        var channel = loaded(2);

        model.removal(channel, asked::add);
        assertEquals(List.of(new RemovalView(3, 1, List.of())), asked);
        assertEquals(4, fake.channels.size());

    }

    @Test
    void aRemovedChannelIsOutOfSightAtOnceAndGoneWhenTheTimeToUndoIsOver() {
        var later = new ArrayList<Runnable>();
        var patient = new ChannelModel(link.channels(), new Background(Runnable::run, Runnable::run,
                (_, then) -> later.add(then)), notices, link::whyNot);
        patient.load();
        patient.remove(patient.find(FakeServer.id(102)).orElseThrow());
        assertEquals(3, patient.channels().size());
        assertEquals(4, fake.channels.size());
        patient.load();
        assertEquals(3, patient.channels().size(), "also when the list is fetched meanwhile");

        Objects.requireNonNull(notices.toasts().getLast().run()).run();
        later.forEach(Runnable::run);
        assertEquals(4, fake.channels.size(), "taken back");
        assertEquals(4, patient.channels().size());

        later.clear();
        patient.remove(patient.find(FakeServer.id(102)).orElseThrow());
        later.forEach(Runnable::run);
        assertEquals(3, fake.channels.size());
    }

    @Test
    void aChangeElsewhereIsFetchedByItsEventAndTheSelectionStays() {
        var channel = loaded(1);
        model.selectedProperty().set(channel);
        fake.channels.add(FakeServer.channel(8, "bluesky", "New one", ChannelHealth.OK));

        model.heard(List.of(new EventView(1, "post.changed", "x", 1, Instant.EPOCH)));
        assertEquals(4, model.channels().size());
        model.heard(List.of(new EventView(2, "channel.changed", "x", 1, Instant.EPOCH)));

        assertEquals(5, model.channels().size());
        assertEquals(channel, model.selectedProperty().get());
    }

    @Test
    void aFirstLoadThatFailsLeavesTheProblemInPlaceOfTheList() {
        fake.die();

        model.load();

        var failed = assertInstanceOf(Loading.Failed.class, model.loadingProperty().get());
        assertEquals("server-unreachable", failed.problem().code());
    }

    @Test
    void aLaterLoadThatFailsKeepsTheListAndTellsIt() {
        model.load();
        fake.die();

        model.load();

        assertEquals(4, model.channels().size());
        assertTrue(notices.toasts().stream().map(Toast::text).anyMatch(text -> text.contains("does not answer")));
    }

    @Test
    void aRefusedConnectionKeepsWhatWasTypedAndConnectsAfterTheMend() {
        model.load();
        var connected = new ArrayList<ChannelView>();
        var connecting = new ConnectingModel(link.channels(), background, null);
        connecting.onConnected(connected::add);
        var bluesky = model.networks().getFirst();
        connecting.choose(bluesky);

        connecting.submit(bluesky, "", Map.of("identifier", "anna", "password", "wrong"));
        var refused = assertInstanceOf(ConnectingModel.Step.Fill.class, connecting.stepProperty().get());
        assertEquals("anna", refused.values().get("identifier"));
        assertEquals("/fields/password", refused.refused().orElseThrow().field());

        connecting.submit(bluesky, "Anna", Map.of("identifier", "anna", "password", "right"));
        assertEquals(List.of("Anna"), connected.stream().map(ChannelView::name).toList());
    }

    @Test
    void whoReconnectsNeedNotTypeTheHandleAgain() {
        model.load();
        var channel = model.channels().getFirst();
        var connecting = new ConnectingModel(link.channels(), background, channel);

        connecting.choose(model.networks().getFirst());

        var form = assertInstanceOf(ConnectingModel.Step.Fill.class, connecting.stepProperty().get());
        assertEquals(channel.handle(), form.values().get("identifier"));
    }

    @Test
    void aNetworkThatAsksInTheBrowserIsFinishedByItsCode() {
        model.load();
        var connected = new ArrayList<ChannelView>();
        var connecting = new ConnectingModel(link.channels(), background, null);
        connecting.onConnected(connected::add);
        var mastodon = model.networks().stream().filter(network -> network.connect() == ConnectKind.OAUTH).findFirst()
                .orElseThrow();

        connecting.submit(mastodon, "", Map.of("baseUrl", "mastodon.example"));
        var inBrowser = assertInstanceOf(ConnectingModel.Step.Browser.class, connecting.stepProperty().get());
        connecting.finish(mastodon, inBrowser.start(), "half a code");
        var again = assertInstanceOf(ConnectingModel.Step.Browser.class, connecting.stepProperty().get());
        assertEquals("code-refused", again.refused().orElseThrow().code());
        connecting.finish(mastodon, again.start(), " good-code ");

        assertEquals(1, connected.size());
    }

    @Test
    void aRequiredFieldThatIsEmptyIsNamed() {
        model.load();
        var bluesky = model.networks().getFirst();

        assertEquals("password", Objects.requireNonNull(ConnectingModel.missing(bluesky, Map.of("identifier", "anna")))
                .key());
        assertNull(ConnectingModel.missing(bluesky, Map.of("identifier", "anna", "password", "x")));
    }
}
