package belfry.desktop;

import belfry.core.wire.ApiKeyView;
import belfry.core.wire.MemberView;
import belfry.core.wire.NewApiKey;
import belfry.core.wire.NewMember;
import belfry.core.wire.RoleChange;
import belfry.core.wire.WorkspaceEdit;
import belfry.core.wire.WorkspaceView;
import belfry.core.workspace.Role;

/** Workspace, members and keys of the in-memory server. */
final class FakeWorkspace {
    private final FakeServer server;

    FakeWorkspace(FakeServer server) {
        this.server = server;
    }

    void routes() {
        server.members.add(
                new MemberView(FakeServer.id(9), "Anna Bauer", "anna@bakery.example", Role.OWNER, FakeServer.START));
        server.members.add(
                new MemberView(FakeServer.id(10), "Ben Koch", "ben@bakery.example", Role.EDITOR, FakeServer.START));
        server.keys.add(new ApiKeyView(FakeServer.id(300), "Backup script", "blf_3f9a", Role.OPERATOR, FakeServer.START,
                FakeServer.START, null, null));
        server.on("GET /workspace", _ -> FakeServer.ok(server.workspace));
        server.on("PATCH /workspace", asked -> {
            var edit = asked.read(WorkspaceEdit.class);
            var now = server.workspace;
            server.workspace = new WorkspaceView(now.id(), edit.name() == null ? now.name() : edit.name(),
                    edit.zone() == null ? now.zone() : edit.zone(),
                    edit.lateWindowMinutes() == null ? now.lateWindowMinutes() : edit.lateWindowMinutes(), now.role(),
                    now.version() + 1);
            return FakeServer.ok(server.workspace);
        });
        server.on("GET /members", _ -> FakeServer.ok(server.members));
        server.on("POST /members", asked -> {
            var wanted = asked.read(NewMember.class);
            var made = new MemberView(FakeServer.id(20), wanted.name(), wanted.email(), wanted.role(),
                    FakeServer.START);
            server.members.add(made);
            return new FakeServer.Answer(201, made);
        });
        server.on("PATCH /members/*", asked -> {
            var role = asked.read(RoleChange.class).role();
            server.members.replaceAll(known -> asked.path().contains(known.accountId().toString())
                    ? new MemberView(known.accountId(), known.name(), known.email(), role, known.addedAt())
                    : known);
            return FakeServer.gone();
        });
        server.on("DELETE /members/*", asked -> {
            server.members.removeIf(known -> asked.path().contains(known.accountId().toString()));
            return FakeServer.gone();
        });
        server.on("GET /keys", _ -> FakeServer.ok(server.keys));
        server.on("POST /keys", asked -> {
            var wanted = asked.read(NewApiKey.class);
            var made = new ApiKeyView(FakeServer.id(301), wanted.name(), "blf_77aa", wanted.role(), FakeServer.START,
                    null,
                    wanted.expiresAt(), "blf_77aa-shown-once");
            server.keys.add(made);
            return new FakeServer.Answer(201, made);
        });
        server.on("DELETE /keys/*", asked -> {
            server.keys.removeIf(key -> asked.path().contains(key.id().toString()));
            return FakeServer.gone();
        });
    }
}
