package belfry.desktop.server;

import belfry.core.wire.ChannelEdit;
import belfry.core.wire.ChannelView;
import belfry.core.wire.ConnectFinish;
import belfry.core.wire.ConnectRequest;
import belfry.core.wire.ConnectStart;
import belfry.core.wire.NetworkView;
import belfry.core.wire.RemovalView;
import java.util.List;
import java.util.UUID;

/** Channels and networks on the server. All calls block. */
public interface ChannelApi {
    List<NetworkView> networks() throws ServerException, InterruptedException;

    List<ChannelView> channels() throws ServerException, InterruptedException;

    ChannelView connect(ConnectRequest request) throws ServerException, InterruptedException;

    /** Where the browser must go to allow Belfry. */
    ConnectStart startOauth(ConnectRequest request) throws ServerException, InterruptedException;

    ChannelView finishOauth(ConnectFinish finish) throws ServerException, InterruptedException;

    ChannelView edit(UUID id, ChannelEdit edit, long version) throws ServerException, InterruptedException;

    ChannelView reconnect(UUID id, ConnectRequest request) throws ServerException, InterruptedException;

    /** Asks the network now whether the channel can publish. */
    ChannelView check(UUID id) throws ServerException, InterruptedException;

    /** What removing it would cancel. */
    RemovalView removal(UUID id) throws ServerException, InterruptedException;

    void remove(UUID id) throws ServerException, InterruptedException;
}
