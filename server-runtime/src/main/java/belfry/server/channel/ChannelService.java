package belfry.server.channel;

import belfry.core.network.Network;
import belfry.core.wire.ChannelEdit;
import belfry.core.wire.ChannelView;
import belfry.core.wire.NetworkView;
import belfry.core.wire.RemovalView;
import belfry.core.wire.SlotView;
import belfry.server.database.Database;
import belfry.server.http.Actor;
import belfry.server.http.Refused;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Lists, changes and removes channels; their connecting is in {@link Connecting}. */
public final class ChannelService {
    private static final String FEED = "localfeed";

    private final Database database;
    private final ChannelTable channels;
    private final List<Network> networks;
    private final WaitingPosts waiting;
    private final String publicUrl;

    /** @param publicUrl where readers reach this server, without a slash at its end */
    public ChannelService(Database database, ChannelTable channels, List<Network> networks, WaitingPosts waiting,
            String publicUrl) {
        this.database = database;
        this.channels = channels;
        this.networks = List.copyOf(networks);
        this.waiting = waiting;
        this.publicUrl = publicUrl;
    }

    public List<NetworkView> networks() {
        return networks.stream().map(network -> new NetworkView(network.id(), network.displayName(),
                network.connectKind(), network.connectFields(), network.limit(Map.of()), network.unit(),
                network.maxMedia(Map.of()), network.mediaTypes(Map.of()), network.threads())).toList();
    }

    public List<ChannelView> list(UUID workspace) {
        return database.jdbi().withHandle(handle -> {
            var queued = channels.queued(handle, workspace);
            return channels.list(handle, workspace).stream()
                    .map(row -> view(handle, row, queued.getOrDefault(row.id(), 0L))).toList();
        });
    }

    public ChannelView view(UUID workspace, UUID channel) {
        return database.jdbi().withHandle(handle -> view(handle, workspace, channel));
    }

    public ChannelView edit(Actor actor, UUID channel, long version, ChannelEdit edit) {
        var name = edit.name();
        if (name != null && name.isBlank()) {
            throw ChannelProblems.nameMissing();
        }
        ChannelProblems.requireShort(name);
        requireWeekdays(edit.slots() == null ? List.of() : edit.slots());
        return database.inTransaction(handle -> {
            var row = there(handle, actor.workspaceId(), channel);
            var disabled = edit.disabled() == null ? row.disabled() : edit.disabled();
            if (!channels.edit(handle, channel, version, name == null ? row.name() : name.strip(), disabled)) {
                throw Refused.changed("channel-changed", "channel", view(handle, actor.workspaceId(), channel));
            }
            if (edit.slots() != null) {
                channels.replaceSlots(handle, channel, edit.slots());
            }
            channels.tellChanged(handle, channel);
            return view(handle, actor.workspaceId(), channel);
        });
    }

    public RemovalView removal(UUID workspace, UUID channel) {
        return database.jdbi().withHandle(handle -> {
            there(handle, workspace, channel);
            return waiting.of(handle, channel);
        });
    }

    /** Answers what was cancelled with it. */
    public RemovalView remove(Actor actor, UUID channel) {
        return database.inTransaction(handle -> {
            there(handle, actor.workspaceId(), channel);
            var removal = waiting.of(handle, channel);
            waiting.cancel(handle, channel, actor.name());
            channels.remove(handle, channel);
            channels.tellChanged(handle, channel);
            return removal;
        });
    }

    private static void requireWeekdays(List<SlotView> slots) {
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).weekday() < 1 || slots.get(i).weekday() > 7) {
                throw ChannelProblems.slotWrong(i);
            }
        }
    }

    private ChannelView view(Handle handle, UUID workspace, UUID channel) {
        var row = there(handle, workspace, channel);
        return view(handle, row, channels.queued(handle, workspace).getOrDefault(channel, 0L));
    }

    private ChannelView view(Handle handle, ChannelRow row, long queued) {
        var feed = row.network().equals(FEED) ? "%s/feeds/%s.atom".formatted(publicUrl, row.id()) : null;
        return new ChannelView(row.id(), row.network(), row.name(), row.handle(), row.avatarUrl(), row.baseUrl(),
                row.health(), row.problem(), row.disabled(), row.tokenExpiresAt(), row.heldUntil(),
                channels.slots(handle, row.id()), queued, feed, row.facts(), row.version());
    }

    private ChannelRow there(Handle handle, UUID workspace, UUID channel) {
        return channels.find(handle, workspace, channel).orElseThrow(() -> Refused.notFound("channel"));
    }
}
