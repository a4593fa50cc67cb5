package belfry.server.network;

import belfry.core.media.MediaFacts;
import belfry.core.secret.Secret;
import belfry.server.guard.GuardedHttp;
import belfry.server.guard.HostPort;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Builds the calls that a publisher would make. */
public record TestCall(ChannelAccess channel, String text, List<PartMediaFile> media, Map<String, String> settings,
        String key, Instant time, Optional<RemotePart> parent, Optional<RemotePart> root, Map<String, String> handles,
        Duration timeout) {

    public static TestCall to(ChannelAccess channel, String text) {
        return new TestCall(channel, text, List.of(), Map.of(), UUID.randomUUID().toString(), Instant.now(),
                Optional.empty(), Optional.empty(), Map.of(), Duration.ofSeconds(20));
    }

    public static ChannelAccess channel(String network, URI base, ConnectedAccount account) {
        return new ChannelAccess(UUID.randomUUID(), UUID.randomUUID(), network, account.remoteAccountId(),
                account.handle(), Optional.of(base), account.facts(), account.credential(), 1,
                account.tokenExpiresAt());
    }

    public static ChannelAccess with(ChannelAccess channel, Secret credential) {
        return new ChannelAccess(channel.channelId(), channel.workspaceId(), channel.network(),
                channel.remoteAccountId(), channel.handle(), channel.baseUrl(), channel.facts(), credential,
                channel.credentialVersion() + 1, channel.tokenExpiresAt());
    }

    public static PartMediaFile medium(Path file, String type, String alt, long bytes) {
        return new PartMediaFile(new MediaFacts(UUID.randomUUID(), type, bytes, Optional.of(4), Optional.of(2),
                Optional.empty(), alt), String.valueOf(file.getFileName()), file);
    }

    /** A guard that lets loopback servers of the test be called. */
    public static GuardedHttp http(HostPort... allowed) {
        return new GuardedHttp(Set.of(allowed));
    }

    public TestCall carrying(PartMediaFile... files) {
        return new TestCall(channel, text, List.of(files), settings, key, time, parent, root, handles, timeout);
    }

    public TestCall set(String setting, String value) {
        return new TestCall(channel, text, media, Map.of(setting, value), key, time, parent, root, handles, timeout);
    }

    public TestCall set(Map<String, String> all) {
        return new TestCall(channel, text, media, all, key, time, parent, root, handles, timeout);
    }

    public TestCall saying(String other) {
        return new TestCall(channel, other, media, settings, key, time, parent, root, handles, timeout);
    }

    public TestCall by(ChannelAccess other) {
        return new TestCall(other, text, media, settings, key, time, parent, root, handles, timeout);
    }

    public TestCall below(RemotePart above, RemotePart top) {
        return new TestCall(channel, text, media, settings, key, time, Optional.of(above), Optional.of(top), handles,
                timeout);
    }

    public TestCall holding(Map<String, String> prepared) {
        return new TestCall(channel, text, media, settings, key, time, parent, root, prepared, timeout);
    }

    public TestCall within(Duration limit) {
        return new TestCall(channel, text, media, settings, key, time, parent, root, handles, limit);
    }

    public PublishCall build() {
        return new PublishCall(channel, new UUID(0, 1), new UUID(0, 2), 0, text, media, settings, key, time,
                Optional.of(time), parent, root, handles, timeout);
    }
}
