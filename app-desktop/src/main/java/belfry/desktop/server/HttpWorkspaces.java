package belfry.desktop.server;

import belfry.core.wire.ApiKeyView;
import belfry.core.wire.Login;
import belfry.core.wire.MemberView;
import belfry.core.wire.NewApiKey;
import belfry.core.wire.NewMember;
import belfry.core.wire.RoleChange;
import belfry.core.wire.SessionView;
import belfry.core.wire.WorkspaceEdit;
import belfry.core.wire.WorkspaceView;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@link WorkspaceApi} over HTTP. */
final class HttpWorkspaces implements WorkspaceApi {
    private final ServerClient client;

    HttpWorkspaces(ServerClient client) {
        this.client = client;
    }

    @Override
    public SessionView login(Login login) throws ServerException, InterruptedException {
        return client.post("/login", login, SessionView.class);
    }

    @Override
    public void logout() throws ServerException, InterruptedException {
        client.send("POST", "/logout", null);
    }

    @Override
    public SessionView session() throws ServerException, InterruptedException {
        return client.get("/session", SessionView.class);
    }

    @Override
    public WorkspaceView workspace() throws ServerException, InterruptedException {
        return client.get("/workspace", WorkspaceView.class);
    }

    @Override
    public WorkspaceView edit(WorkspaceEdit edit, long version) throws ServerException, InterruptedException {
        return client.write("PATCH", "/workspace", edit, version, WorkspaceView.class);
    }

    @Override
    public List<MemberView> members() throws ServerException, InterruptedException {
        return client.get("/members", Map.of(), new TypeReference<List<MemberView>>() {});
    }

    @Override
    public MemberView addMember(NewMember member) throws ServerException, InterruptedException {
        return client.post("/members", member, MemberView.class);
    }

    @Override
    public void changeRole(UUID account, RoleChange change) throws ServerException, InterruptedException {
        client.send("PATCH", "/members/" + account, change);
    }

    @Override
    public void removeMember(UUID account) throws ServerException, InterruptedException {
        client.send("DELETE", "/members/" + account, null);
    }

    @Override
    public List<ApiKeyView> keys() throws ServerException, InterruptedException {
        return client.get("/keys", Map.of(), new TypeReference<List<ApiKeyView>>() {});
    }

    @Override
    public ApiKeyView createKey(NewApiKey key) throws ServerException, InterruptedException {
        return client.post("/keys", key, ApiKeyView.class);
    }

    @Override
    public void revokeKey(UUID id) throws ServerException, InterruptedException {
        client.send("DELETE", "/keys/" + id, null);
    }
}
