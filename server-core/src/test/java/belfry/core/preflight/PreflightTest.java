package belfry.core.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.media.MediaFacts;
import belfry.core.preflight.Plan.PlannedChannel;
import belfry.core.preflight.Plan.PlannedDelivery;
import belfry.core.preflight.Plan.PlannedMedium;
import belfry.core.preflight.Plan.PlannedPart;
import belfry.core.preflight.Plan.Standing;
import belfry.core.preflight.Plan.When;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jspecify.annotations.Nullable;

class PreflightTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final UUID CHANNEL = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private final Preflight preflight = new Preflight(
            id -> id.equals("ten") ? Optional.of(FakeNetwork.ten()) : Optional.empty());

    @Test
    void aGoodPostHasNoFindings() {
        assertEquals(List.of(), check(When.AT_ITS_TIME, NOW.plusSeconds(60), delivery("Hello", good())));
    }

    @Test
    void aPostWithoutChannelIsRefusedUnlessItIsADraft() {
        assertEquals(List.of("post-without-channel /deliveries"), check(When.NOW, null));
        assertEquals(List.of(), check(When.SOMETIME, null));
    }

    @Test
    void aTimeThatPassedMoreThanTwoMinutesAgoIsRefused() {
        var minute = Duration.ofMinutes(1);

        assertEquals(List.of("post-in-the-past /dueAt"),
                check(When.AT_ITS_TIME, NOW.minus(minute.multipliedBy(3)), delivery("Hello", good())));
        assertEquals(List.of(), check(When.AT_ITS_TIME, NOW.minus(minute), delivery("Hello", good())));
        assertEquals(List.of("post-without-time /dueAt"),
                check(When.AT_ITS_TIME, null, delivery("Hello", good())));
    }

    @ParameterizedTest
    @CsvSource({"true, GOOD, channel-disabled, true", "false, DISCONNECTED, channel-disconnected, true",
            "false, EXPIRING, channel-expiring, false", "false, UNWELL, channel-unwell, false"})
    void aChannelThatCannotPublishIsNamed(boolean disabled, Standing standing, String code, boolean blocks) {
        var found = preflight.check(plan(When.NOW, null,
                delivery("Hello", new PlannedChannel("Shop", "ten", disabled, standing, Map.of()))), NOW);

        assertEquals(List.of(code + " /deliveries/0/channelId"), words(found));
        assertEquals(blocks, found.getFirst().blocks());
        assertEquals(Optional.of(CHANNEL), found.getFirst().channelId());
    }

    @Test
    void anUnknownChannelAndAnUnknownNetworkAreNamedAtTheirField() {
        var unknown = new PlannedDelivery("/deliveries/0", false, CHANNEL, Optional.empty(), parts("Hello"), Map.of());

        assertEquals(List.of("channel-unknown /deliveries/0/channelId"), check(When.NOW, null, unknown));
        assertEquals(List.of("network-unknown /deliveries/0/channelId"), check(When.NOW, null,
                delivery("Hello", new PlannedChannel("Old", "myspace", false, Standing.GOOD, Map.of()))));
    }

    @Test
    void whatTheNetworkRefusesStandsWhereThePersonWroteIt() {
        var own = new PlannedDelivery("/deliveries/0", true, CHANNEL, Optional.of(good()), parts("far too long text"),
                Map.of());

        assertEquals(List.of("post-too-long /parts/0/text"),
                check(When.NOW, null, delivery("far too long text", good())));
        assertEquals(List.of("post-too-long /deliveries/0/parts/0/text"), check(When.NOW, null, own));
    }

    @Test
    void theLimitOfTheChannelsOwnInstanceCounts() {
        var wide = new PlannedChannel("Shop", "ten", false, Standing.GOOD, Map.of("limit", "5000"));

        assertEquals(List.of(), check(When.NOW, null, delivery("x".repeat(5000), wide)));
    }

    @Test
    void aMissingMediumAndOneOfTheWrongTypeAreNamed() {
        var id = UUID.randomUUID();
        var png = new MediaFacts(id, "image/png", 10, Optional.empty(), Optional.empty(), Optional.empty(), "");

        assertEquals(List.of("media-missing /parts/0/media/0"),
                check(When.NOW, null, with(new PlannedMedium(id, Optional.empty()))));
        assertEquals(List.of("media-type-refused /parts/0/media/0"),
                check(When.NOW, null, with(new PlannedMedium(id, Optional.of(png)))));
    }

    @Test
    void aPartWithNothingInItAndAnImpossibleDelayAreRefused() {
        var parts = List.of(new PlannedPart("One", 0, List.of()), new PlannedPart(" ", -1, List.of()));

        assertEquals(List.of("post-empty /parts/1/text", "part-delay-refused /parts/1/delaySeconds"),
                check(When.NOW, null, new PlannedDelivery("/deliveries/0", false, CHANNEL, Optional.of(good()), parts,
                        Map.of())));
    }

    @Test
    void theSameChannelTwiceIsRefused() {
        var once = delivery("Hello", good());
        var again = new PlannedDelivery("/deliveries/1", false, CHANNEL, Optional.of(good()), parts("Hello"), Map.of());

        assertEquals(List.of("channel-twice /deliveries/1/channelId"), check(When.NOW, null, once, again));
    }

    @Test
    void aDraftMayBeUnfinishedButNotUnreadable() {
        var broken = preflight.check(plan(When.SOMETIME, null, delivery("a\u0000", good())), NOW);
        var tooLong = preflight.check(plan(When.SOMETIME, null, delivery("far too long text", good())), NOW);

        assertTrue(broken.getFirst().blocksDraft());
        assertFalse(tooLong.getFirst().blocksDraft());
        assertTrue(tooLong.getFirst().blocks());
    }

    private List<String> check(When when, @Nullable Instant dueAt, PlannedDelivery... deliveries) {
        return words(preflight.check(plan(when, dueAt, deliveries), NOW));
    }

    private static List<String> words(List<Finding> found) {
        return found.stream().map(finding -> finding.problem().code() + " " + finding.problem().field()).toList();
    }

    private static Plan plan(When when, @Nullable Instant dueAt, PlannedDelivery... deliveries) {
        return new Plan(when, dueAt, List.of(deliveries));
    }

    private static PlannedDelivery delivery(String text, PlannedChannel channel) {
        return new PlannedDelivery("/deliveries/0", false, CHANNEL, Optional.of(channel), parts(text), Map.of());
    }

    private static PlannedDelivery with(PlannedMedium medium) {
        return new PlannedDelivery("/deliveries/0", false, CHANNEL, Optional.of(good()),
                List.of(new PlannedPart("Hello", 0, List.of(medium))), Map.of());
    }

    private static List<PlannedPart> parts(String text) {
        return List.of(new PlannedPart(text, 0, List.of()));
    }

    private static PlannedChannel good() {
        return new PlannedChannel("Shop", "ten", false, Standing.GOOD, Map.of());
    }
}
