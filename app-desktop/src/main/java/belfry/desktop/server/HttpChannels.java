package belfry.desktop.server;

import belfry.core.wire.ChannelEdit;
import belfry.core.wire.ChannelView;
import belfry.core.wire.ConnectFinish;
import belfry.core.wire.ConnectRequest;
import belfry.core.wire.ConnectStart;
import belfry.core.wire.NetworkView;
import belfry.core.wire.RemovalView;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@link ChannelApi} over HTTP. */
final class HttpChannels implements ChannelApi {
    private final ServerClient client;

    HttpChannels(ServerClient client) {
        this.client = client;
    }

    @Override
    public List<NetworkView> networks() throws ServerException, InterruptedException {
        return client.get("/networks", Map.of(), new TypeReference<List<NetworkView>>() {});
    }

    @Override
    public List<ChannelView> channels() throws ServerException, InterruptedException {
        return client.get("/channels", Map.of(), new TypeReference<List<ChannelView>>() {});
    }

    @Override
    public ChannelView connect(ConnectRequest request) throws ServerException, InterruptedException {
        return client.post("/channels", request, ChannelView.class);
    }

    @Override
    public ConnectStart startOauth(ConnectRequest request) throws ServerException, InterruptedException {
        return client.post("/channels/oauth", request, ConnectStart.class);
    }

    @Override
    public ChannelView finishOauth(ConnectFinish finish) throws ServerException, InterruptedException {
        return client.post("/channels/oauth/finish", finish, ChannelView.class);
    }

    @Override
    public ChannelView edit(UUID id, ChannelEdit edit, long version) throws ServerException, InterruptedException {
        return client.write("PATCH", "/channels/" + id, edit, version, ChannelView.class);
    }

    @Override
    public ChannelView reconnect(UUID id, ConnectRequest request) throws ServerException, InterruptedException {
        return client.post("/channels/" + id + "/reconnect", request, ChannelView.class);
    }

    @Override
    public ChannelView check(UUID id) throws ServerException, InterruptedException {
        return client.post("/channels/" + id + "/check", Map.of(), ChannelView.class);
    }

    @Override
    public RemovalView removal(UUID id) throws ServerException, InterruptedException {
        return client.get("/channels/" + id + "/removal", RemovalView.class);
    }

    @Override
    public void remove(UUID id) throws ServerException, InterruptedException {
        client.send("DELETE", "/channels/" + id, null);
    }
}
