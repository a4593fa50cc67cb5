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
import java.util.List;
import java.util.UUID;

/** Who is asking, the workspace, its members and keys. All calls block. */
public interface WorkspaceApi {
    SessionView login(Login login) throws ServerException, InterruptedException;

    void logout() throws ServerException, InterruptedException;

    SessionView session() throws ServerException, InterruptedException;

    WorkspaceView workspace() throws ServerException, InterruptedException;

    WorkspaceView edit(WorkspaceEdit edit, long version) throws ServerException, InterruptedException;

    List<MemberView> members() throws ServerException, InterruptedException;

    MemberView addMember(NewMember member) throws ServerException, InterruptedException;

    void changeRole(UUID account, RoleChange change) throws ServerException, InterruptedException;

    void removeMember(UUID account) throws ServerException, InterruptedException;

    List<ApiKeyView> keys() throws ServerException, InterruptedException;

    /** The answer alone carries the secret. */
    ApiKeyView createKey(NewApiKey key) throws ServerException, InterruptedException;

    void revokeKey(UUID id) throws ServerException, InterruptedException;
}
