package belfry.desktop;

import belfry.core.post.DeliveryState;
import belfry.core.problem.Problem;
import belfry.core.problem.Severity;
import belfry.core.wire.ApiKeyView;
import belfry.core.wire.ChannelHealth;
import belfry.core.wire.ChannelView;
import belfry.core.wire.IncidentView;
import belfry.core.wire.MediaView;
import belfry.core.wire.MemberView;
import belfry.core.wire.PartText;
import belfry.core.wire.PostView;
import belfry.core.wire.ProcessCommand;
import belfry.core.wire.ProcessStatus;
import belfry.core.wire.ProcessView;
import belfry.core.wire.RepairRequest;
import belfry.core.wire.WorkspaceView;
import belfry.core.workspace.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A server of the contract's shape, held in memory, for tests of the frame and its screens. */
public final class FakeServer extends FakeHttp {
    public static final String PASSWORD = "correct horse battery staple";
    static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    public final List<ChannelView> channels = new CopyOnWriteArrayList<>();
    public final List<IncidentView> incidents = new CopyOnWriteArrayList<>();
    public final List<PostView> posts = new CopyOnWriteArrayList<>();
    public final List<MediaView> media = new CopyOnWriteArrayList<>();
    public final List<ProcessView> processes = new CopyOnWriteArrayList<>();
    public final List<ProcessCommand> commands = new CopyOnWriteArrayList<>();
    public final List<String> remedies = new CopyOnWriteArrayList<>();
    public final List<String> logLines = new CopyOnWriteArrayList<>();
    /** Repairs that were asked for, dry runs too. */
    public final List<RepairRequest> repairs = new CopyOnWriteArrayList<>();
    public final List<ApiKeyView> keys = new CopyOnWriteArrayList<>();
    public final List<MemberView> members = new CopyOnWriteArrayList<>();
    public volatile WorkspaceView workspace = new WorkspaceView(id(1), "Bakery Berlin", "Europe/Berlin", 60, Role.OWNER,
            3);
    /** As the server tells it with the session. */
    public volatile String version = "0.1.0";
    public final FakeAkash akash = new FakeAkash(this);
    private final FakePosts post = new FakePosts(this);

    public FakeServer() {
        new FakeSessions(this).routes();
        new FakeChannels(this).routes();
        new FakeHealth(this).routes();
        akash.routes();
        post.routes();
        new FakeMedia(this).routes();
        new FakeRepairs(this).routes();
        new FakeWorkspace(this).routes();
        serve();
    }

    public static UUID id(int number) {
        return new UUID(0x7000, number);
    }

    public static ChannelView channel(int number, String network, String name, ChannelHealth health) {
        return FakeChannels.channel(number, network, name, health);
    }

    public static ProcessView process(int number, String name, ProcessStatus status, @Nullable Instant graceUntil) {
        return FakeHealth.process(number, name, status, graceUntil);
    }

    public static IncidentView incident(int number, Severity severity, String summary) {
        return FakeHealth.incident(number, severity, summary);
    }

    public static PostView due(PostView post, Instant at, long version) {
        return FakePosts.due(post, at, version);
    }

    public PostView post(UUID id, String text, @Nullable Instant due, DeliveryState state, List<PartText> parts,
            List<UUID> to, long version) {
        return post.post(id, text, due, state, parts, to, version);
    }

    /** The post with its first delivery in this state, for this reason. */
    public static PostView stuck(PostView post, DeliveryState state, @Nullable Problem problem) {
        return FakeRepairs.changed(post, post.deliveries().getFirst().id(), state, null, problem);
    }

    /** A refusal as the server words it when somebody else was faster. */
    public static Map<String, Object> conflict(Object current) {
        return Map.of("code", "channel-changed", "summary", "Somebody else changed it meanwhile", "cause",
                "Your change was based on an older version", "severity", Severity.ERROR, "remedy",
                List.of("Look at what stands there now and change it again"), "current", current);
    }
}
