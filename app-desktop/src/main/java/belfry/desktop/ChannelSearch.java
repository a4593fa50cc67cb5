package belfry.desktop;

import belfry.core.wire.ChannelView;
import belfry.desktop.server.ChannelApi;
import belfry.desktop.server.ServerException;
import belfry.desktop.shell.Area;
import belfry.desktop.shell.Navigator;
import belfry.desktop.shell.Place;
import belfry.desktop.shell.SearchProvider;
import java.util.List;
import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;

/** Channels in the command palette. */
final class ChannelSearch implements SearchProvider {
    private final ChannelApi channels;
    private final Navigator navigator;

    ChannelSearch(ChannelApi channels, Navigator navigator) {
        this.channels = channels;
        this.navigator = navigator;
    }

    @Override
    public String title() {
        return "Channels";
    }

    @Override
    public List<Hit> search(String words) throws ServerException, InterruptedException {
        return channels.channels().stream().filter(channel -> fits(channel, words)).map(this::hit).toList();
    }

    private static boolean fits(ChannelView channel, String words) {
        var text = (channel.name() + " " + channel.handle() + " " + channel.network()).toLowerCase(Locale.ROOT);
        return List.of(words.split("\\s+")).stream().allMatch(text::contains);
    }

    private Hit hit(ChannelView channel) {
        return new Hit(Feather.RADIO, channel.name(), channel.network() + " · " + channel.handle(),
                () -> navigator.go(new Place(Area.CHANNELS, channel.id().toString())));
    }
}
