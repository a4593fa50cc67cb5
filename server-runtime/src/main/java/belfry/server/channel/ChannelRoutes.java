package belfry.server.channel;

import belfry.core.wire.ChannelEdit;
import belfry.core.wire.ConnectFinish;
import belfry.core.wire.ConnectRequest;
import belfry.core.workspace.Permission;
import belfry.server.http.Answer;
import belfry.server.http.Request;
import belfry.server.http.RouteTable;
import belfry.server.http.Routes;
import java.util.UUID;

/** {@code /networks} and {@code /channels}. */
public final class ChannelRoutes implements Routes {
    private final ChannelService service;
    private final Connecting connecting;

    public ChannelRoutes(ChannelService service, Connecting connecting) {
        this.service = service;
        this.connecting = connecting;
    }

    @Override
    public void register(RouteTable table) {
        table.get("/networks", Permission.READ_CHANNELS, _ -> Answer.json(service.networks()));
        table.get("/channels", Permission.READ_CHANNELS, request -> Answer.json(service.list(request.workspace())));
        table.get("/channels/{id}", Permission.READ_CHANNELS, request -> answer(request, request.pathId("id")));
        table.post("/channels", Permission.MANAGE_CHANNELS, request -> created(request,
                connecting.connect(request.who(), request.body(ConnectRequest.class))));
        table.post("/channels/oauth", Permission.MANAGE_CHANNELS, request -> Answer.json(connecting.startOAuth(
                request.who(), request.body(ConnectRequest.class), request.queryId("channel").orElse(null))));
        table.post("/channels/oauth/finish", Permission.MANAGE_CHANNELS, request -> created(request,
                connecting.finishOAuth(request.who(), request.body(ConnectFinish.class))));
        table.patch("/channels/{id}", Permission.MANAGE_CHANNELS, request -> {
            var view = service.edit(request.who(), request.pathId("id"), request.neededVersion(),
                    request.body(ChannelEdit.class));
            return Answer.json(view).etag(view.version());
        });
        table.post("/channels/{id}/reconnect", Permission.MANAGE_CHANNELS, request -> answer(request,
                connecting.reconnect(request.who(), request.pathId("id"), request.body(ConnectRequest.class))));
        table.post("/channels/{id}/check", Permission.READ_CHANNELS, request -> {
            connecting.check(request.who(), request.pathId("id"));
            return answer(request, request.pathId("id"));
        });
        table.get("/channels/{id}/removal", Permission.READ_CHANNELS,
                request -> Answer.json(service.removal(request.workspace(), request.pathId("id"))));
        table.delete("/channels/{id}", Permission.MANAGE_CHANNELS,
                request -> Answer.json(service.remove(request.who(), request.pathId("id"))));
    }

    private Answer answer(Request request, UUID channel) {
        var view = service.view(request.workspace(), channel);
        return Answer.json(view).etag(view.version());
    }

    private Answer created(Request request, UUID channel) {
        var view = service.view(request.workspace(), channel);
        return Answer.created(RouteTable.API + "/channels/" + channel, view).etag(view.version());
    }
}
