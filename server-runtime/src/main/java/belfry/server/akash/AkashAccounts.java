package belfry.server.akash;

import belfry.core.akash.lease.OwnerAddress;
import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import belfry.core.wire.AkashAccountDraft;
import belfry.core.wire.AkashAccountKind;
import belfry.core.wire.AkashAccountView;
import belfry.core.wire.AkashPoint;
import belfry.server.database.Database;
import belfry.server.http.Actor;
import belfry.server.http.Refused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The accounts that a workspace watches: adding, removing, asking anew. */
public final class AkashAccounts {
    private static final int LONGEST_NAME = 100;
    private static final int MOST_POINTS = 2_000;

    private final Database database;
    private final AkashTable table;
    private final AkashWatch watch;
    private final Supplier<UUID> ids;

    AkashAccounts(Database database, AkashTable table, AkashWatch watch, Supplier<UUID> ids) {
        this.database = database;
        this.table = table;
        this.watch = watch;
        this.ids = ids;
    }

    List<AkashAccountView> list(UUID workspace) {
        return table.list(workspace).stream().map(AkashRow::view).toList();
    }

    AkashAccountView view(UUID workspace, UUID account) {
        return there(workspace, account).view();
    }

    List<AkashPoint> history(UUID workspace, UUID account, String dseq) {
        return table.points(there(workspace, account).id(), dseq, MOST_POINTS);
    }

    /** Answers with a first look, or with the reason why there is none yet. */
    AkashAccountView add(Actor actor, AkashAccountDraft draft) throws InterruptedException {
        var row = checked(actor.workspaceId(), draft);
        database.jdbi().useTransaction(handle -> {
            var owner = row.owner();
            if (owner != null && table.ofOwner(handle, actor.workspaceId(), owner).isPresent()) {
                throw new Refused(409, Problem.error("akash-account-known", "This address is watched already",
                        "One account is watched once", "Look for it in the list").at("/owner"));
            }
            table.insert(handle, row);
            table.tellChanged(handle, actor.workspaceId(), row.id());
        });
        watch.ask(there(actor.workspaceId(), row.id()));
        var view = view(actor.workspaceId(), row.id());
        refuseIfHopeless(actor, view);
        return view;
    }

    /** What no waiting mends is told at its field, and nothing is kept. */
    private void refuseIfHopeless(Actor actor, AkashAccountView view) {
        var problem = view.problem();
        if (problem == null) {
            return;
        }
        var field = switch (problem.code()) {
            case "akash-console-refused" -> "/apiKey";
            case "akash-node-html", "akash-node-other", "address-refused" -> "/restUrl";
            case "akash-console-html", "akash-console-other" -> "/consoleUrl";
            default -> "";
        };
        if (!field.isEmpty()) {
            remove(actor, view.id());
            throw new Refused(422, problem.at(field));
        }
    }

    private AkashTable.NewRow checked(UUID workspace, AkashAccountDraft draft) {
        var owner = text(draft.owner());
        var key = text(draft.apiKey());
        if (owner.isEmpty() == key.isEmpty()) {
            throw refused(Problem.error("akash-account-unclear", "Give an owner address or a key of Console",
                    owner.isEmpty() ? "Neither is there" : "Both are there: a key tells its owner by itself",
                    "For your own wallet give its address (akash1…)",
                    "For a wallet that Console manages give a key of its API").at("/owner"));
        }
        owner.flatMap(OwnerAddress::problem).ifPresent(problem -> {
            throw refused(problem.at("/owner"));
        });
        key.filter(value -> value.length() > 500 || !value.matches("\\p{Graph}+")).ifPresent(_ -> {
            throw refused(Problem.error("akash-key-wrong", "This is no key of Console",
                    "It has spaces or characters that no key has, or is too long",
                    "Copy the key anew").at("/apiKey"));
        });
        var name = text(draft.name()).orElseGet(() -> owner.map(OwnerAddress::shortened).orElse("Console"));
        return new AkashTable.NewRow(ids.get(), workspace,
                name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name,
                key.isPresent() ? AkashAccountKind.CONSOLE : AkashAccountKind.ADDRESS,
                owner.map(value -> value.toLowerCase(Locale.ROOT)).orElse(null),
                base(draft.restUrl(), Source.REST, "/restUrl"), base(draft.consoleUrl(), Source.CONSOLE, "/consoleUrl"),
                key.map(Secret::of));
    }

    private static Optional<String> text(@Nullable String typed) {
        return Optional.ofNullable(typed).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static String base(@Nullable String typed, String usual, String field) {
        var text = text(typed).orElse(usual).replaceAll("/+$", "");
        try {
            var uri = new URI(text.contains("://") ? text : "https://" + text);
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getQuery() == null && uri.getFragment() == null) {
                return uri.toString();
            }
        } catch (URISyntaxException _) {
            // Told below.
        }
        throw refused(Problem.error("akash-address-no-url", "This is no address of a service",
                "\"%s\" is not like %s".formatted(text.length() > 80 ? text.substring(0, 80) + "…" : text, usual),
                "Give the https address, or leave it empty for the usual one").at(field));
    }

    AkashAccountView refresh(UUID workspace, UUID account) throws InterruptedException {
        watch.ask(there(workspace, account));
        return view(workspace, account);
    }

    void remove(Actor actor, UUID account) {
        change(() -> database.inTransaction(handle -> {
            var done = table.remove(handle, actor.workspaceId(), account);
            table.tellChanged(handle, actor.workspaceId(), account);
            return done;
        }));
        watch.removed(account);
    }

    AkashAccountView restore(Actor actor, UUID account) {
        change(() -> database.inTransaction(handle -> {
            var done = table.restore(handle, actor.workspaceId(), account);
            table.tellChanged(handle, actor.workspaceId(), account);
            return done;
        }));
        return view(actor.workspaceId(), account);
    }

    private static void change(Supplier<Boolean> step) {
        if (!step.get()) {
            throw Refused.notFound("account");
        }
    }

    private AkashRow there(UUID workspace, UUID account) {
        return table.find(workspace, account).orElseThrow(() -> Refused.notFound("account"));
    }

    private static Refused refused(Problem problem) {
        return new Refused(422, problem);
    }
}
