package belfry.desktop.server;

import belfry.core.wire.WorkspaceView;
import belfry.core.workspace.Permission;
import belfry.desktop.fx.Background;
import belfry.desktop.fx.Formats;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;

/** One server as the screens see it: the features of its API, its events, and the workspace one is in. */
public final class ServerLink implements AutoCloseable {
    private final ServerClient client;
    private final EventStream events;
    private final WorkspaceView workspace;
    private final InstantSource clock;

    public ServerLink(ServerClient client, WorkspaceView workspace, Background background, InstantSource clock) {
        this.client = client;
        this.workspace = workspace;
        this.clock = clock;
        client.workspace(workspace.id());
        events = new EventStream(client, background, clock);
    }

    public ServerClient client() {
        return client;
    }

    public EventStream events() {
        return events;
    }

    /** Address of the server, without a slash at its end. */
    public String address() {
        var text = client.server().toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** As it was when the console connected. */
    public WorkspaceView workspace() {
        return workspace;
    }

    public ZoneId zone() {
        return ZoneId.of(workspace.zone());
    }

    /** Times in the workspace's zone. */
    public Formats formats() {
        return new Formats(zone(), clock);
    }

    public InstantSource clock() {
        return clock;
    }

    /** Empty when one's role has the right, else a sentence that says who could do it. */
    public String whyNot(Permission permission) {
        return workspace.role().may(permission)
                ? ""
                : "Your role here (%s) may not do this; ask an admin of %s"
                        .formatted(workspace.role().name().toLowerCase(Locale.ROOT), workspace.name());
    }

    public PostApi posts() {
        return new HttpPosts(client);
    }

    public ChannelApi channels() {
        return new HttpChannels(client);
    }

    public MediaApi media() {
        return new HttpMedia(client);
    }

    public RepairApi repairs() {
        return new HttpRepairs(client);
    }

    public HealthApi health() {
        return new HttpHealth(client);
    }

    public AkashApi akash() {
        return new HttpAkash(client);
    }

    public WorkspaceApi workspaces() {
        return new HttpWorkspaces(client);
    }

    @Override
    public void close() {
        events.close();
    }
}
