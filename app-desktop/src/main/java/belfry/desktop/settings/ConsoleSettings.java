package belfry.desktop.settings;

import belfry.desktop.server.KnownServer;
import belfry.desktop.ui.Appearance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the console keeps on this machine between two starts.
 *
 * @param servers those connected to, the latest first
 * @param workspace id of the workspace one was in last
 */
public record ConsoleSettings(Appearance.Mode appearance, boolean reducedMotion, List<KnownServer> servers,
        @Nullable String workspace) {
    private static final int REMEMBERED = 12;

    public static final ConsoleSettings FRESH = new ConsoleSettings(Appearance.Mode.SYSTEM, false, List.of(), null);

    public ConsoleSettings {
        servers = List.copyOf(servers);
    }

    /** The same with this server as the latest. */
    public ConsoleSettings connectedTo(KnownServer server, @Nullable String inWorkspace) {
        var others = new ArrayList<>(servers);
        others.removeIf(known -> known.address().equals(server.address()));
        others.addFirst(server);
        return new ConsoleSettings(appearance, reducedMotion,
                others.subList(0, Math.min(REMEMBERED, others.size())), inWorkspace);
    }

    public ConsoleSettings without(KnownServer server) {
        return new ConsoleSettings(appearance, reducedMotion,
                servers.stream().filter(known -> !known.equals(server)).toList(), workspace);
    }

    public ConsoleSettings looking(Appearance.Mode mode, boolean still) {
        return new ConsoleSettings(mode, still, servers, workspace);
    }
}
