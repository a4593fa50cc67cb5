package belfry.server.workspace;

import belfry.core.problem.Problem;
import belfry.core.wire.ApiKeyView;
import belfry.core.wire.NewApiKey;
import belfry.core.workspace.Role;
import belfry.server.database.Database;
import belfry.server.http.Actor;
import belfry.server.http.Refused;
import belfry.server.secret.ApiKey;
import belfry.server.secret.Tokens;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Keys for scripts, each with a role of its own that is at most its maker's. */
public final class ApiKeys {
    private final Database database;
    private final Tokens tokens;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final ApiKeyTable keys = new ApiKeyTable();
    private final AuditTable audit = new AuditTable();

    public ApiKeys(Database database, Tokens tokens, InstantSource clock, Supplier<UUID> ids) {
        this.database = database;
        this.tokens = tokens;
        this.clock = clock;
        this.ids = ids;
    }

    List<ApiKeyView> list(Actor actor) {
        return database.jdbi().withHandle(handle -> keys.of(handle, actor.workspaceId()));
    }

    /** The only answer that carries the key itself. */
    ApiKeyView create(Actor actor, NewApiKey wanted) {
        check(actor, wanted);
        var key = ApiKey.create(tokens);
        var view = new ApiKeyView(ids.get(), wanted.name().strip(), key.prefix(), wanted.role(), clock.instant(), null,
                wanted.expiresAt(), key.whole().reveal());
        database.jdbi().useTransaction(handle -> {
            keys.insert(handle, actor.workspaceId(), view, Tokens.hash(key.secret()),
                    actor.accountId().orElse(null));
            audit.add(handle, actor.workspaceId(), actor.name(), "key made", view.id().toString(),
                    Map.of("name", view.name(), "role", view.role().name()));
        });
        return view;
    }

    private void check(Actor actor, NewApiKey wanted) {
        if (wanted.name().isBlank() || wanted.name().length() > 100) {
            throw new Refused(422, Problem.error("name-wrong", "The key needs a name",
                    "It is empty or longer than 100 characters", "Name it after the script that will use it")
                    .at("/name"));
        }
        var expires = wanted.expiresAt();
        if (expires != null && expires.isBefore(clock.instant())) {
            throw new Refused(422, Problem.error("expiry-past", "The key would be expired already",
                    "%s is in the past".formatted(expires), "Choose a later time, or none").at("/expiresAt"));
        }
        if (!actor.role().permissions().containsAll(wanted.role().permissions())
                || (wanted.role() == Role.OWNER && actor.role() != Role.OWNER)) {
            throw new Refused(403, Problem.error("role-lacks-right", "Your role does not allow this",
                    "%s cannot make a key with the role %s".formatted(actor.role(), wanted.role()),
                    "Choose a lesser role").at("/role"));
        }
    }

    void revoke(Actor actor, UUID id) {
        database.jdbi().useTransaction(handle -> {
            var key = keys.revoke(handle, actor.workspaceId(), id).orElseThrow(() -> Refused.notFound("key"));
            audit.add(handle, actor.workspaceId(), actor.name(), "key revoked", id.toString(),
                    Map.of("name", key.name()));
        });
    }
}
