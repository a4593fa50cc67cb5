package belfry.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.akash.lease.OwnerAddress;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person sees and does under Akash. */
class AkashViewTest extends OpenConsole {
    @BeforeEach
    void open() {
        console.open();
    }

    private boolean label(String words) {
        return console.robot().lookup(".label").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText() != null && label.getText().contains(words));
    }

    private void sample() {
        fake.akash.sample();
        console.act("go.akash");
        Await.until("the cards", () -> console.there("#deployment-23373574"));
    }

    @Test
    void whereNothingIsWatchedItSaysWhatToGive() {
        console.act("go.akash");

        Await.until("told", () -> label("Nothing on Akash is watched yet"));
        assertTrue(label("never moves money"));
        console.fire("#akash-add-first");
        Await.until("the form", () -> console.there("#account-owner"));
    }

    @Test
    void aCardTellsStatePriceRunwayReplicasAndTheWorstTrouble() {
        sample();

        assertTrue(label("16.29 ACT a month"));
        assertTrue(label("26 d"));
        assertTrue(label("app 1/1"));
        assertTrue(label("Workload gone"));
        assertTrue(label("“shop” runs no longer, but its lease is active and billed"));
        assertTrue(label("owes 6.34 ACT; a deposit does not revive it"));
        assertTrue(label("Auto top-up"));
        assertTrue(label("6 deployments · 60.30 ACT a month · 4 need you"));
    }

    @Test
    void theDrawerTellsCauseAndRemedyAndDrawsTheEscrow() {
        sample();
        console.robot().interact(() -> console.robot().lookup("#deployment-23395540").<Node>query().requestFocus());
        console.act("akash.open");

        Await.until("the drawer", () -> label("has lost the workload while the chain still counts the lease"));
        assertTrue(label("restore the newest backup there"));
        assertTrue(label("Gone: The provider answers 404"));
        console.robot().interact(() -> console.robot().from(console.robot().lookup("#drawer").<Node>query())
                .lookup(".drawer-tabs").<TabPane>query().getSelectionModel().select(1));
        Await.until("the chart", () -> console.there(".escrow-chart"));
    }

    @Test
    void theAddressOfAServiceOpensInTheBrowser() {
        sample();

        console.robot().interact(() -> console.robot().lookup(".card-link").queryAllAs(Hyperlink.class).stream()
                .filter(link -> link.getText().equals("post.bakery.example")).findFirst().orElseThrow().fire());

        assertEquals(List.of("https://post.bakery.example"), console.browsed);
    }

    @Test
    void anAddressIsAddedAfterItsChecksumFits() {
        console.act("go.akash");
        console.act("akash.add");
        var good = OwnerAddress.sample(4).text();
        console.type("#account-owner", good.substring(0, 43) + (good.endsWith("q") ? "p" : "q"));
        Await.until("told at the field", () -> label("Its checksum does not fit"));
        assertTrue(console.robot().lookup("#account-save").<Node>query().isDisabled());

        console.type("#account-owner", good);
        console.type("#account-name", "Shop");
        console.fire("#account-save");

        Await.until("watched", () -> fake.akash.accounts.size() == 1 && console.there("#deployment-23373574"));
        assertEquals(good, fake.akash.drafts.getFirst().owner());
        Await.until("the form is gone", () -> !console.there("#account-sheet"));
    }

    @Test
    void aRefusedKeyIsToldInTheFormWhichStays() {
        console.act("go.akash");
        console.act("akash.add");
        console.fire("#account-by-key");
        console.type("#account-key", "ac.sk.wrong");
        console.fire("#account-save");
        Await.until("told", () -> label("Console refuses the key"));

        console.type("#account-key", FakeAkash.KEY);
        console.fire("#account-save");

        Await.until("watched", () -> fake.akash.accounts.size() == 1);
    }

    @Test
    void anAccountIsRemovedWithoutAQuestionAndBroughtBackByUndo() {
        sample();
        console.robot().interact(() -> console.robot().lookup("#deployment-23373574").<Node>query().requestFocus());
        console.act("akash.remove");
        Await.until("removed", () -> fake.akash.accounts.isEmpty() && label("Nothing on Akash is watched yet"));

        console.fire("#toast-button");

        Await.until("back", () -> fake.akash.accounts.size() == 1 && console.there("#deployment-23373574"));
    }

    @Test
    void anOldAnswerSaysHowOldItIsAndANodeBehindByHowMuch() {
        fake.akash.troubled();
        console.act("go.akash");

        Await.until("behind", () -> label("Chain node behind by 61 min"));
        assertTrue(label("47 min ago"));
        assertTrue(label("answers with a page instead of data"));
        assertTrue(console.there("#deployment-23380112"), "the last good answer stays");
    }

    @Test
    void theFilterAndTheArrowsWorkWithoutAMouse() {
        sample();
        console.type("#akash-filter", "hurricane");
        Await.until("one is left", () -> !console.there("#deployment-23373574")
                && console.there("#deployment-23380112"));
        console.type("#akash-filter", "");
        Await.until("all are back", () -> console.there("#deployment-23373574"));

        console.robot().interact(() -> console.robot().lookup("#akash-scroll").<Node>query().requestFocus());
        console.robot().press(KeyCode.DOWN).release(KeyCode.DOWN);
        console.robot().press(KeyCode.ENTER).release(KeyCode.ENTER);

        Await.until("the drawer of the first", () -> console.there("#drawer-title"));
    }
}
