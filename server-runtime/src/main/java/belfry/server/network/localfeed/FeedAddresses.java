package belfry.server.network.localfeed;

import java.net.URI;
import java.util.UUID;

/** Where a feed and its media are, as readers reach them. */
record FeedAddresses(URI publicUrl) {

    String feed(UUID channel) {
        return root() + "/feeds/" + channel + ".atom";
    }

    /** An entry has no page of its own: its place in the feed. */
    String entry(UUID channel, UUID entry) {
        return feed(channel) + "#" + entry;
    }

    String medium(UUID medium) {
        return root() + "/feeds/media/" + medium;
    }

    private String root() {
        return publicUrl.toString().replaceFirst("/+$", "");
    }
}
