package belfry.desktop.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.network.bluesky.Bluesky;
import belfry.core.network.localfeed.LocalFeed;
import belfry.core.network.mastodon.Mastodon;
import belfry.core.wire.ChannelHealth;
import belfry.core.wire.CountView;
import belfry.core.wire.NewDelivery;
import belfry.core.wire.PartText;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import belfry.desktop.FakeServer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LocalCheckTest {
    private static final String FAMILY = "👨‍👩‍👧‍👦";

    private static LocalCheck.Outcome check(String text) {
        var channels = List.of(FakeServer.channel(1, "bluesky", "B", ChannelHealth.OK),
                FakeServer.channel(2, "mastodon", "M", ChannelHealth.OK),
                FakeServer.channel(3, "telegram", "T", ChannelHealth.REAUTHORISE));
        var deliveries = channels.stream().map(channel -> new NewDelivery(channel.id(), null, Map.of())).toList();
        var draft = new PostDraft(PostMode.NEXT_SLOT, null, "UTC", List.of(new PartText(text, 0, List.of())),
                deliveries);
        return LocalCheck.of(draft, channels, Map.of(), Desk.NOW);
    }

    private static List<Integer> used(String text) {
        return check(text).counts().stream().map(CountView::used).toList();
    }

    @Test
    void eachNetworkCountsInItsOwnWay() {
        assertEquals(List.of(5, 5, 33), used(FAMILY.repeat(3) + "  "));
        assertEquals(List.of(56, 27, 56), used("see https://bakery.example/a-very-long-address-of-an-inn"));
        assertEquals(List.of(10, 10, 10), used("مرحبا بكم!"));
    }

    @Test
    void theTextIsCutBetweenTwoCharactersAsPeopleSeeThem() {
        var text = FAMILY.repeat(301);
        var outcome = check(text);

        var cut = Objects.requireNonNull(outcome.overflow().get(new LocalCheck.Spot(null, 0)));
        assertEquals(FAMILY.length() * 300, cut);
        assertEquals(300, new Bluesky().count(text.substring(0, cut)));
    }

    @Test
    void whatFitsIsNotCut() {
        assertEquals(Map.of(), check("a".repeat(300)).overflow());
        assertEquals(11, LocalCheck.cut(new Mastodon(), "hello world", 500));
        assertEquals(0, LocalCheck.cut(new Mastodon(), "", 500));
    }

    @Test
    void aDisconnectedChannelAndALongTextAreFoundWithoutTheServer() {
        var codes = check("a".repeat(400)).findings().stream().map(finding -> finding.problem().code()).toList();

        assertEquals(List.of("post-too-long", "channel-disconnected"), codes);
    }

    @Test
    void aHundredThousandCharactersAreCutInAMoment() {
        var text = (FAMILY + " und " + "خبز ").repeat(100_000 / (FAMILY.length() + 9));
        var start = System.nanoTime();

        var cut = LocalCheck.cut(new LocalFeed(), text, 1000);

        assertTrue(cut > 1000);
        assertTrue(System.nanoTime() - start < 2_000_000_000L, "took too long");
    }
}
