package belfry.server.workspace;

import static belfry.core.workspace.Permission.MANAGE_KEYS;
import static belfry.core.workspace.Permission.MANAGE_MEMBERS;
import static belfry.core.workspace.Permission.MANAGE_WORKSPACE;
import static belfry.core.workspace.Permission.READ_POSTS;

import belfry.core.secret.Secret;
import belfry.core.wire.Login;
import belfry.core.wire.NewApiKey;
import belfry.core.wire.NewMember;
import belfry.core.wire.NewPassword;
import belfry.core.wire.RoleChange;
import belfry.core.wire.WorkspaceEdit;
import belfry.server.http.Answer;
import belfry.server.http.Method;
import belfry.server.http.Request;
import belfry.server.http.RouteTable;
import belfry.server.http.Routes;
import java.io.IOException;

/** Signing in, workspaces, members and keys over HTTP. */
public final class WorkspaceRoutes implements Routes {
    private final Accounts accounts;
    private final Workspaces workspaces;
    private final Members members;
    private final ApiKeys keys;

    public WorkspaceRoutes(Accounts accounts, Workspaces workspaces, Members members, ApiKeys keys) {
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.members = members;
        this.keys = keys;
    }

    @Override
    public void register(RouteTable table) {
        table.open(Method.POST, RouteTable.API + "/login",
                request -> Answer.json(accounts.login(request.body(Login.class), request.remoteAddress())));
        table.signedIn(Method.POST, RouteTable.API + "/logout", this::logout);
        table.signedIn(Method.GET, RouteTable.API + "/session",
                request -> Answer.json(accounts.session(request.identity())));
        table.signedIn(Method.GET, RouteTable.API + "/workspaces",
                request -> Answer.json(accounts.workspaces(request.identity())));
        table.get("/workspace", READ_POSTS, this::workspace);
        table.patch("/workspace", MANAGE_WORKSPACE, this::changeWorkspace);
        table.get("/members", MANAGE_MEMBERS, request -> Answer.json(members.list(request.who())));
        table.post("/members", MANAGE_MEMBERS, this::putMember);
        table.patch("/members/{id}", MANAGE_MEMBERS, request -> Answer.json(members.change(request.who(),
                request.pathId("id"), request.body(RoleChange.class).role())));
        table.post("/members/{id}/password", MANAGE_MEMBERS, request -> Answer.json(members.setPassword(request.who(),
                request.pathId("id"), request.body(NewPassword.class).password())));
        table.delete("/members/{id}", MANAGE_MEMBERS, request -> {
            members.remove(request.who(), request.pathId("id"));
            return Answer.noContent();
        });
        table.get("/keys", MANAGE_KEYS, request -> Answer.json(keys.list(request.who())));
        table.post("/keys", MANAGE_KEYS, this::makeKey);
        table.delete("/keys/{id}", MANAGE_KEYS, request -> {
            keys.revoke(request.who(), request.pathId("id"));
            return Answer.noContent();
        });
    }

    private Answer logout(Request request) {
        request.header("Authorization").map(header -> Secret.of(header.substring("Bearer ".length()).strip()))
                .ifPresent(accounts::logout);
        return Answer.noContent();
    }

    private Answer workspace(Request request) {
        var workspace = workspaces.get(request.who());
        return Answer.json(workspace).etag(workspace.version());
    }

    private Answer changeWorkspace(Request request) throws IOException {
        var changed = workspaces.change(request.who(), request.neededVersion(), request.body(WorkspaceEdit.class));
        return Answer.json(changed).etag(changed.version());
    }

    private Answer putMember(Request request) throws IOException {
        var member = members.put(request.who(), request.body(NewMember.class));
        return Answer.created(RouteTable.API + "/members/" + member.accountId(), member);
    }

    private Answer makeKey(Request request) throws IOException {
        var key = keys.create(request.who(), request.body(NewApiKey.class));
        return Answer.created(RouteTable.API + "/keys/" + key.id(), key);
    }
}
