package belfry.server.workspace;

import belfry.core.secret.Secret;
import belfry.core.workspace.Role;
import belfry.server.database.Database;
import belfry.server.http.Actor;
import belfry.server.http.Doorkeeper;
import belfry.server.http.Identity;
import belfry.server.secret.ApiKey;
import belfry.server.secret.Tokens;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tells whom a token belongs to: a session, an API key, or the administrator's token of this home. */
public final class Keyring implements Doorkeeper {
    static final String LOCAL_ADMINISTRATOR = "local administrator";

    private final Database database;
    private final Sessions sessions;
    private final Secret adminToken;
    private final InstantSource clock;
    private final MemberTable members = new MemberTable();
    private final AccountTable accounts = new AccountTable();
    private final WorkspaceTable workspaces = new WorkspaceTable();
    private final ApiKeyTable keys = new ApiKeyTable();

    public Keyring(Database database, Sessions sessions, Secret adminToken, InstantSource clock) {
        this.database = database;
        this.sessions = sessions;
        this.adminToken = adminToken;
        this.clock = clock;
    }

    @Override
    public Optional<Identity> identify(Secret bearer) {
        // Secrets compare in constant time.
        if (bearer.equals(adminToken)) {
            return Optional.of(administrator());
        }
        if (bearer.reveal().startsWith(ApiKey.MARK)) {
            return ApiKey.parse(bearer).flatMap(this::script);
        }
        return Sessions.looksLikeOne(bearer) ? sessions.account(bearer).flatMap(this::person) : Optional.empty();
    }

    private Identity administrator() {
        var roles = new LinkedHashMap<UUID, Role>();
        database.jdbi().useHandle(handle -> workspaces.all(handle).forEach(id -> roles.put(id, Role.OWNER)));
        return new Identity(Actor.Kind.ADMIN_TOKEN, Optional.empty(), LOCAL_ADMINISTRATOR, roles);
    }

    private Optional<Identity> script(ApiKey key) {
        var now = clock.instant();
        return database.jdbi().withHandle(handle -> {
            var row = keys.usable(handle, key.prefix(), now)
                    .filter(found -> MessageDigest.isEqual(found.secretHash(), Tokens.hash(key.secret())));
            row.ifPresent(found -> keys.used(handle, found.id(), now));
            return row.map(found -> new Identity(Actor.Kind.API_KEY, Optional.empty(), "key " + found.name(),
                    Map.of(found.workspaceId(), found.role())));
        });
    }

    private Optional<Identity> person(UUID account) {
        return database.jdbi().withHandle(handle -> accounts.find(handle, account).filter(row -> !row.disabled())
                .map(row -> new Identity(Actor.Kind.SESSION, Optional.of(account), row.name(),
                        members.roles(handle, account))));
    }
}
