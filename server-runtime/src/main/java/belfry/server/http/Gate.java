package belfry.server.http;

import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import belfry.core.workspace.Permission;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.UUID;

/** Lets a request through to its route or refuses it: the one place where tokens, workspaces and rights are checked. */
final class Gate {
    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "Bearer ";
    static final String WORKSPACE = "X-Belfry-Workspace";

    private final Doorkeeper doorkeeper;
    private final long uploadCap;

    Gate(Doorkeeper doorkeeper, long uploadCap) {
        this.doorkeeper = doorkeeper;
        this.uploadCap = uploadCap;
    }

    Request admit(Context context, Access access) {
        return switch (access) {
            case Access.Open _ -> new Request(context, null, null, uploadCap);
            case Access.SignedIn _ -> new Request(context, identify(context), null, uploadCap);
            case Access.Needs needs -> {
                var identity = identify(context);
                var actor = choose(context, identity);
                if (!actor.may(needs.permission())) {
                    throw lacking(actor, needs.permission());
                }
                yield new Request(context, identity, actor, uploadCap);
            }
        };
    }

    private Identity identify(Context context) {
        var header = context.header(AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new Refused(401, Problem.error("sign-in-needed", "Sign in first", "The request carries no token",
                    "Sign in, or send an API key as \"Authorization: Bearer …\"").at(AUTHORIZATION));
        }
        return doorkeeper.identify(Secret.of(header.substring(BEARER.length()).strip())).orElseThrow(
                () -> new Refused(401, Problem.error("session-expired", "You are signed out",
                        "The session or key ended, was revoked, or never was", "Sign in again, or make a new key")
                        .at(AUTHORIZATION)));
    }

    private static Actor choose(Context context, Identity identity) {
        var chosen = context.header(WORKSPACE);
        var workspace = chosen == null || chosen.isBlank()
                ? identity.roles().keySet().stream().findFirst()
                : parse(chosen);
        return workspace.flatMap(identity::in).orElseThrow(() -> Refused.notFound("workspace"));
    }

    private static Optional<UUID> parse(String text) {
        try {
            return Optional.of(UUID.fromString(text.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Refused lacking(Actor actor, Permission permission) {
        return new Refused(403, Problem.error("role-lacks-right", "Your role does not allow this",
                "%s is %s here; this needs the right %s".formatted(actor.name(), actor.role(), permission),
                "Ask an administrator of the workspace to do it or to change your role").at(AUTHORIZATION));
    }
}
