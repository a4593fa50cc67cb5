package belfry.core.network;

import belfry.core.network.bluesky.Bluesky;
import belfry.core.network.localfeed.LocalFeed;
import belfry.core.network.mastodon.Mastodon;
import belfry.core.network.telegram.Telegram;
import java.util.List;
import java.util.Optional;

/** The networks that this Belfry knows, in the order in which they are offered. */
public final class Networks {
    private static final List<Network> ALL = List.of(new LocalFeed(), new Bluesky(), new Mastodon(), new Telegram());

    private Networks() {}

    public static List<Network> all() {
        return ALL;
    }

    /** As people call it; one that is not known goes by its id. */
    public static String name(String id) {
        return find(id).map(Network::displayName).orElse(id);
    }

    public static Optional<Network> find(String id) {
        return ALL.stream().filter(network -> network.id().equals(id)).findFirst();
    }
}
