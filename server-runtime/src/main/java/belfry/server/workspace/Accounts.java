package belfry.server.workspace;

import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import belfry.core.wire.Login;
import belfry.core.wire.SessionView;
import belfry.core.wire.WorkspaceView;
import belfry.server.database.Database;
import belfry.server.http.Actor;
import belfry.server.http.Identity;
import belfry.server.http.Refused;
import belfry.server.secret.Passwords;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signing in and out. */
public final class Accounts {
    private final Database database;
    private final Sessions sessions;
    private final Passwords passwords;
    private final LoginLimit limit;
    private final String version;
    private final AccountTable accounts = new AccountTable();
    private final WorkspaceTable workspaces = new WorkspaceTable();
    private final AuditTable audit = new AuditTable();
    private final MemberTable members = new MemberTable();

    public Accounts(Database database, Sessions sessions, Passwords passwords, InstantSource clock, String version) {
        this.database = database;
        this.sessions = sessions;
        this.passwords = passwords;
        this.limit = new LoginLimit(clock);
        this.version = version;
    }

    SessionView login(Login login, String address) {
        limit.count(login.email(), address);
        var account = database.jdbi().withHandle(handle -> accounts.byEmail(handle, login.email().strip()));
        var known = account.filter(row -> matches(row, Secret.of(login.password())));
        if (account.isEmpty()) {
            passwords.pretend(Secret.of(login.password()));
        }
        if (known.isEmpty()) {
            account.ifPresent(row -> note(row, "login refused", address));
            throw new Refused(401, Problem.error("login-refused", "E-mail or password is wrong",
                    "No account has this e-mail with this password", "Check both; capital letters count in passwords",
                    "Lost the password? Set a new one on the server with: belfry user password EMAIL"));
        }
        var row = known.get();
        note(row, "login", address);
        var roles = database.jdbi().withHandle(handle -> members.roles(handle, row.id()));
        var identity = new Identity(Actor.Kind.SESSION, Optional.of(row.id()), row.name(), roles);
        return view(identity, sessions.open(row.id()).reveal());
    }

    private boolean matches(AccountTable.Row row, Secret password) {
        var hash = row.passwordHash();
        if (hash == null || row.disabled()) {
            passwords.pretend(password);
            return false;
        }
        return passwords.matches(password, hash);
    }

    private void note(AccountTable.Row row, String action, String address) {
        database.jdbi().useHandle(handle -> audit.add(handle, null, row.name(), action, row.id().toString(),
                Map.of("address", address)));
    }

    void logout(Secret token) {
        sessions.close(token);
    }

    SessionView session(Identity identity) {
        return view(identity, null);
    }

    List<WorkspaceView> workspaces(Identity identity) {
        return database.jdbi().withHandle(handle -> identity.roles().entrySet().stream()
                .flatMap(entry -> workspaces.find(handle, entry.getKey(), entry.getValue()).stream()).toList());
    }

    private SessionView view(Identity identity, @Nullable String token) {
        return new SessionView(token, identity.accountId().orElse(null), identity.name(), workspaces(identity),
                version);
    }
}
