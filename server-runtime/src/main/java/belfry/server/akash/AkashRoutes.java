package belfry.server.akash;

import belfry.core.wire.AkashAccountDraft;
import belfry.core.workspace.Permission;
import belfry.server.http.Answer;
import belfry.server.http.RouteTable;
import belfry.server.http.Routes;

/** {@code /akash/accounts}. */
public final class AkashRoutes implements Routes {
    private static final String ACCOUNTS = "/akash/accounts";
    private static final String ACCOUNT = ACCOUNTS + "/{id}";

    private final AkashAccounts accounts;

    AkashRoutes(AkashAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void register(RouteTable table) {
        table.get(ACCOUNTS, Permission.READ_HEALTH, request -> Answer.json(accounts.list(request.workspace())));
        table.post(ACCOUNTS, Permission.OPERATE, request -> {
            var view = accounts.add(request.who(), request.body(AkashAccountDraft.class));
            return Answer.created(RouteTable.API + ACCOUNTS + "/" + view.id(), view);
        });
        table.get(ACCOUNT, Permission.READ_HEALTH,
                request -> Answer.json(accounts.view(request.workspace(), request.pathId("id"))));
        table.post(ACCOUNT + "/refresh", Permission.READ_HEALTH,
                request -> Answer.json(accounts.refresh(request.workspace(), request.pathId("id"))));
        table.get(ACCOUNT + "/deployments/{dseq}/history", Permission.READ_HEALTH, request -> Answer
                .json(accounts.history(request.workspace(), request.pathId("id"), request.path("dseq"))));
        table.delete(ACCOUNT, Permission.OPERATE, request -> {
            accounts.remove(request.who(), request.pathId("id"));
            return Answer.noContent();
        });
        table.post(ACCOUNT + "/restore", Permission.OPERATE,
                request -> Answer.json(accounts.restore(request.who(), request.pathId("id"))));
    }
}
