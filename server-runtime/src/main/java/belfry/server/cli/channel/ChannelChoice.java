package belfry.server.cli.channel;

import belfry.core.problem.Problem;
import belfry.core.wire.ChannelView;
import belfry.core.wire.WorkspaceView;
import belfry.server.cli.LocalApi;
import belfry.server.cli.WrongUse;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/** Finds a channel by what a person calls it, and knows the workspace's zone. */
public final class ChannelChoice {
    private final LocalApi api;
    private final List<ChannelView> channels;

    private ChannelChoice(LocalApi api, List<ChannelView> channels) {
        this.api = api;
        this.channels = channels;
    }

    public static ChannelChoice of(LocalApi api) {
        return new ChannelChoice(api, api.get("/api/v1/channels",
                TypeFactory.defaultInstance().constructCollectionType(List.class, ChannelView.class)));
    }

    public List<ChannelView> all() {
        return channels;
    }

    /** Asked only when words have to be understood. */
    public ZoneId zone() {
        return ZoneId.of(api.get("/api/v1/workspace", WorkspaceView.class).zone());
    }

    /** By id, handle, name or, where there is one only, network; upper and lower case are the same. */
    public ChannelView one(String called) {
        var found = channels.stream().filter(channel -> matches(channel, called)).toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        var names = channels.stream().map(channel -> channel.name() + " (" + channel.id() + ")")
                .collect(Collectors.joining(", "));
        throw new WrongUse(List.of(Problem.error("channel-unknown",
                found.isEmpty()
                        ? "There is no channel \"%s\"".formatted(called)
                        : "\"%s\" is the name of %d channels".formatted(called, found.size()),
                "The channels are: " + names, "Give an id of these, or connect one: belfry channels add")));
    }

    private static boolean matches(ChannelView channel, String called) {
        return channel.id().toString().equals(called) || channel.handle().equalsIgnoreCase(called)
                || channel.name().equalsIgnoreCase(called) || channel.network().equalsIgnoreCase(called);
    }
}
