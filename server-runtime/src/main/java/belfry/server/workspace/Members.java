package belfry.server.workspace;

import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import belfry.core.wire.MemberView;
import belfry.core.wire.NewMember;
import belfry.core.workspace.Role;
import belfry.server.database.Database;
import belfry.server.http.Actor;
import belfry.server.http.Events;
import belfry.server.http.Refused;
import belfry.server.secret.Passwords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The people of a workspace. Nobody gives, takes or changes more than they have themselves. */
public final class Members {
    private static final int SHORTEST_PASSWORD = 10;
    private static final int LONGEST_PASSWORD = 1000;
    private static final int LONGEST_NAME = 100;

    private final Database database;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Supplier<UUID> ids;
    private final AccountTable accounts = new AccountTable();
    private final MemberTable members = new MemberTable();
    private final AuditTable audit = new AuditTable();

    public Members(Database database, Passwords passwords, Sessions sessions, Supplier<UUID> ids) {
        this.database = database;
        this.passwords = passwords;
        this.sessions = sessions;
        this.ids = ids;
    }

    List<MemberView> list(Actor actor) {
        return database.jdbi().withHandle(handle -> members.of(handle, actor.workspaceId()));
    }

    /** Adds a person, or gives a member another role. The password counts only for an account that is new. */
    MemberView put(Actor actor, NewMember wanted) {
        var email = email(wanted.email());
        var hash = hash(wanted.password());
        return database.inTransaction(handle -> {
            var account = accounts.byEmail(handle, email).orElseGet(() -> {
                accounts.insert(handle, ids.get(), email, name(wanted.name(), email), hash);
                return accounts.byEmail(handle, email).orElseThrow();
            });
            return give(handle, actor, account.id(), wanted.role());
        });
    }

    MemberView change(Actor actor, UUID account, Role role) {
        return database.inTransaction(handle -> {
            member(handle, actor, account);
            return give(handle, actor, account, role);
        });
    }

    private MemberView give(Handle handle, Actor actor, UUID account, Role role) {
        var before = members.find(handle, actor.workspaceId(), account).map(MemberView::role);
        mayTouch(actor, role);
        before.ifPresent(old -> mayTouch(actor, old));
        if (before.filter(old -> old == Role.OWNER).isPresent() && role != Role.OWNER) {
            anotherOwner(handle, actor, account);
        }
        members.put(handle, actor.workspaceId(), account, role);
        note(handle, actor, "member " + (before.isPresent() ? "changed" : "added"), account, Map.of("role",
                role.name()));
        return member(handle, actor, account);
    }

    void remove(Actor actor, UUID account) {
        database.jdbi().useTransaction(handle -> {
            var member = member(handle, actor, account);
            mayTouch(actor, member.role());
            if (member.role() == Role.OWNER) {
                anotherOwner(handle, actor, account);
            }
            members.remove(handle, actor.workspaceId(), account);
            note(handle, actor, "member removed", account, Map.of());
        });
    }

    /** Sets a password and ends the person's sessions. */
    MemberView setPassword(Actor actor, UUID account, String password) {
        var hash = hash(password);
        var member = database.inTransaction(handle -> {
            var found = member(handle, actor, account);
            mayTouch(actor, found.role());
            // Whoever manages this workspace must not come into another one by way of a shared member.
            if (actor.kind() != Actor.Kind.ADMIN_TOKEN && !actor.accountId().equals(Optional.of(account))
                    && members.roles(handle, account).size() > 1) {
                throw lacking("The person belongs to other workspaces too");
            }
            accounts.changePassword(handle, account, String.valueOf(hash));
            note(handle, actor, "password set", account, Map.of());
            return found;
        });
        sessions.closeAll(account);
        return member;
    }

    private MemberView member(Handle handle, Actor actor, UUID account) {
        return members.find(handle, actor.workspaceId(), account).orElseThrow(() -> Refused.notFound("member"));
    }

    private void note(Handle handle, Actor actor, String action, UUID account, Map<String, String> detail) {
        audit.add(handle, actor.workspaceId(), actor.name(), action, account.toString(), detail);
        Events.publish(handle, actor.workspaceId(), Events.WORKSPACE, actor.workspaceId().toString(), 0);
    }

    private static void mayTouch(Actor actor, Role role) {
        if (!actor.role().permissions().containsAll(role.permissions())
                || (role == Role.OWNER && actor.role() != Role.OWNER)) {
            throw lacking("%s cannot give or change the role %s".formatted(actor.role(), role));
        }
    }

    private void anotherOwner(Handle handle, Actor actor, UUID account) {
        if (members.owners(handle, actor.workspaceId()).stream().allMatch(account::equals)) {
            throw new Refused(409, Problem.error("last-owner", "The workspace needs an owner",
                    "This is its last one", "Make somebody else an owner first"));
        }
    }

    private static Refused lacking(String why) {
        return new Refused(403, Problem.error("role-lacks-right", "Your role does not allow this", why,
                "Ask an owner of the workspace"));
    }

    private static String name(String name, String email) {
        if (name.length() > LONGEST_NAME) {
            throw new Refused(422, Problem.error("name-wrong", "The name is too long",
                    "It has %d characters; it may have %d".formatted(name.length(), LONGEST_NAME),
                    "Shorten it").at("/name"));
        }
        return name.isBlank() ? email : name.strip();
    }

    private static String email(String text) {
        var email = text.strip();
        if (!email.matches("[^\\s@]{1,64}@[^\\s@]{1,190}")) {
            throw new Refused(422, Problem.error("email-wrong", "This is no e-mail address",
                    "An address has one @ and no spaces", "Correct the address").at("/email"));
        }
        return email;
    }

    private @Nullable String hash(@Nullable String password) {
        if (password == null) {
            return null;
        }
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw new Refused(422, Problem.error("password-too-short", "The password is too short or far too long",
                    "It has %d characters; it may have %d to %d".formatted(password.length(), SHORTEST_PASSWORD,
                            LONGEST_PASSWORD),
                    "Choose another one; four random words are good").at("/password"));
        }
        return passwords.hash(Secret.of(password));
    }
}
