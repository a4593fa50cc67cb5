package belfry.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person does under Channels and Settings. */
class SettingsAndChannelViewTest extends OpenConsole {
    @BeforeEach
    void open() {
        console.open();
    }

    private void select(int row) {
        console.act("go.channels");
        Await.until("the list", () -> console.robot().lookup("#channel-list").tryQuery().isPresent()
                && !console.robot().lookup("#channel-list").queryListView().getItems().isEmpty());
        console.robot().interact(
                () -> console.robot().lookup("#channel-list").queryListView().getSelectionModel().select(row));
    }

    @Test
    void theDrawerTellsTheProblemAndOffersToReconnect() {
        select(2);
        console.act("channel.open");

        assertTrue(console.label("Bread news no longer lets Belfry in"));
        console.fire("#drawer-reconnect");

        Await.until("the form of its network", () -> console.robot().lookup("#connect-token").tryQuery().isPresent());
        assertTrue(console.label("Reconnect Bread news"));
    }

    @Test
    void aChannelIsConnectedByTheFieldsThatItsNetworkDeclares() {
        console.act("go.channels");
        console.act("channel.connect");
        console.fire("#network-bluesky");
        console.type("#connect-identifier", "anna.example");
        console.fire("#connect-submit");
        assertEquals(4, fake.channels.size(), "nothing is sent while a required field is empty");

        console.type("#connect-password", "secret-app-password");
        console.fire("#connect-submit");

        Await.until("connected", () -> fake.channels.size() == 5 && console.label("anna.example"));
        Await.until("the form is gone", () -> console.robot().lookup("#connect-sheet").tryQuery().isEmpty());
    }

    @Test
    void mastodonIsAllowedInTheBrowser() {
        console.act("go.channels");
        console.act("channel.connect");
        console.fire("#network-mastodon");
        console.type("#connect-baseUrl", "mastodon.example");
        console.fire("#connect-submit");
        Await.until("the keys stay in the sheet",
                () -> console.robot().lookup("#oauth-open").match(Node::isFocused).tryQuery().isPresent());
        console.fire("#oauth-open");
        assertEquals(List.of("https://mastodon.example/oauth/authorize?x=1"), console.browsed);

        console.type("#oauth-code", "good-code");
        console.fire("#oauth-finish");

        Await.until("connected", () -> fake.channels.size() == 5);
    }

    @Test
    void slotsAreEditedAndTheChangeCanBeTakenBack() {
        select(0);
        var before = fake.channels.getFirst().slots();
        console.act("channel.slots");
        console.robot().interact(() -> {
            for (var day = 2; day <= 5; day++) {
                console.robot().lookup("#slot-day-" + day).<ToggleButton>query().setSelected(false);
            }
        });
        console.type("#slot-time", "6pm");
        console.fire("#slot-add");
        console.fire("#slot-save");
        Await.until("saved", () -> fake.channels.getFirst().slots().size() == 3);

        Await.until("the notice", () -> console.robot().lookup("#toast-button").tryQuery().isPresent());
        console.fire("#toast-button");

        Await.until("taken back", () -> fake.channels.getFirst().slots().equals(before));
    }

    @Test
    void removingAChannelTellsWhatItCancelsAndIsAskedOnce() {
        select(1);
        console.act("channel.remove");
        Await.until("the question", () -> console.robot().lookup("#confirm").tryQuery().isPresent());
        assertTrue(console.label("3 queued posts will be cancelled on this channel"));
        assertTrue(console.label("1 draft will no longer go to it"));
        assertEquals(4, fake.channels.size());

        console.fire("#confirm-go");

        Await.until("removed", () -> fake.channels.size() == 3);
    }

    @Test
    void aKeyIsShownOnceAndCanBeRevoked() {
        console.act("go.settings");
        console.act("settings.new-key");
        console.type("#key-name", "Website");
        console.fire("#key-make");
        Await.until("the secret", () -> console.robot().lookup("#key-secret").tryQuery().isPresent());
        assertEquals("blf_77aa-shown-once", console.robot().lookup("#key-secret").<TextInputControl>query().getText());
        console.fire("#key-done");
        assertTrue(console.robot().lookup("#key-secret").tryQuery().isEmpty());

        console.fire("#key-revoke-" + FakeServer.id(301));
        console.fire("#confirm-go");

        Await.until("revoked", () -> fake.keys.stream().noneMatch(key -> key.name().equals("Website")));
    }

    @Test
    void theLatePolicyIsChangedAndTakenBack() {
        console.act("go.settings");
        console.act("settings.workspace");
        Node save = console.robot().lookup("#workspace-save").query();
        assertTrue(save.isDisabled(), "nothing is changed yet");

        console.robot().interact(() -> console.robot().lookup("#workspace-late").<Spinner<Integer>>query()
                .getValueFactory().setValue(15));
        console.fire("#workspace-save");
        Await.until("saved", () -> fake.workspace.lateWindowMinutes() == 15);
        console.act("console.undo");

        Await.until("taken back", () -> fake.workspace.lateWindowMinutes() == 60);
    }

    @Test
    void theFilterNarrowsTheListAndSaysWhenNothingFits() {
        select(0);
        console.type("#channel-filter", "telegram");
        Await.until("one is left", () -> console.robot().lookup("#channel-list").tryQuery()
                .map(list -> ((ListView<?>) list).getItems().size() == 1).orElse(false));

        console.type("#channel-filter", "nobody");

        Await.until("told", () -> console.label("No channel fits"));
    }
}
