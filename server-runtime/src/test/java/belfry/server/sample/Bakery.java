package belfry.server.sample;

import belfry.server.sample.SampleNetworks.Place;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a bakery has to say in a month. */
final class Bakery {
    /**
     * One thing to say.
     *
     * @param picture which of the painted pictures hangs on it; empty: none
     * @param parts the post, then its thread
     */
    record Idea(Set<Place> places, int hour, int minute, String picture, List<String> parts) {}

    private static final Set<Place> EVERYWHERE = EnumSet.of(Place.MASTODON, Place.TELEGRAM, Place.FEED);

    static final List<Idea> IDEAS = List.of(
            idea(EVERYWHERE, 7, 30, "loaf", "Out of the oven at six: sourdough with roasted walnuts. Forty loaves, and"
                    + " when they are gone, they are gone."),
            idea(EnumSet.of(Place.MASTODON), 9, 0, "", "How we keep our starter alive: a thread about flour, water and"
                    + " patience.",
                    "1. Feed it when it has doubled, not when the clock says so.",
                    "2. Rye wakes it up. Wheat calms it down.",
                    "3. Going on holiday? Dry a spoonful on baking paper. It sleeps for a year."),
            idea(EnumSet.of(Place.TELEGRAM), 17, 0, "", "Bread of the day tomorrow: Linden rye, 1.2 kg, 6.40 euros."),
            idea(EnumSet.of(Place.TELEGRAM, Place.FEED), 12, 15, "croissant", "Croissants need three days. Today is"
                    + " day three."),
            idea(EnumSet.of(Place.FEED), 8, 0, "", "We are looking for an apprentice from January. You rise early, we"
                    + " make the coffee."),
            idea(EnumSet.of(Place.MASTODON, Place.FEED), 10, 45, "coffee", "New in the café: filter coffee from a"
                    + " roastery two streets away. Sit down, it takes four minutes."),
            idea(EVERYWHERE, 16, 30, "", "Leftover bags from 17:30: whatever is on the shelf, half the price. Bring"
                    + " your own bag."),
            idea(EnumSet.of(Place.MASTODON), 13, 20, "baguette", "Baguette à l'ancienne: cold water, long rest, hot"
                    + " stone. The crust sings when it cools."),
            idea(EnumSet.of(Place.TELEGRAM), 17, 0, "", "Bread of the day tomorrow: spelt with carrots, 750 g, 4.90"
                    + " euros."),
            idea(EnumSet.of(Place.STAFF), 14, 0, "", "Oven two is being serviced on Thursday. Please plan the pretzels"
                    + " for oven one."),
            idea(EnumSet.of(Place.MASTODON, Place.TELEGRAM), 11, 0, "cake", "Plum cake with butter crumbs, while the"
                    + " plums last. By the slice or the tray."),
            idea(EnumSet.of(Place.FEED, Place.MASTODON), 18, 0, "", "Bread course on Saturday: three places are left."
                    + " You go home with two loaves and a jar of starter."));

    /** Said before Christmas. */
    static final List<Idea> ADVENT = List.of(
            idea(EVERYWHERE, 7, 30, "stollen", "The first stollen of the year is cut. It rested for three weeks; we did"
                    + " not."),
            idea(EnumSet.of(Place.TELEGRAM, Place.FEED), 12, 15, "", "Order your Christmas bread until the 20th: at the"
                    + " counter, by phone, or just answer here."),
            idea(EnumSet.of(Place.MASTODON), 9, 0, "cookies", "Vanilla crescents: 12 people, 9 kilos, one afternoon."),
            idea(EnumSet.of(Place.TELEGRAM), 17, 0, "", "Bread of the day tomorrow: potato bread, still warm at"
                    + " seven."),
            idea(EnumSet.of(Place.MASTODON, Place.FEED), 15, 30, "", "Opening hours over the holidays, all in one"
                    + " place."));

    private Bakery() {}

    private static Idea idea(Set<Place> places, int hour, int minute, String picture, String... parts) {
        return new Idea(places, hour, minute, picture, List.of(parts));
    }
}
