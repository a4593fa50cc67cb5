package belfry.desktop.server;

import belfry.core.wire.AkashAccountDraft;
import belfry.core.wire.AkashAccountView;
import belfry.core.wire.AkashPoint;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@link AkashApi} over HTTP. */
final class HttpAkash implements AkashApi {
    private static final String ACCOUNTS = "/akash/accounts";

    private final ServerClient client;

    HttpAkash(ServerClient client) {
        this.client = client;
    }

    @Override
    public List<AkashAccountView> accounts() throws ServerException, InterruptedException {
        return client.get(ACCOUNTS, Map.of(), new TypeReference<List<AkashAccountView>>() {});
    }

    @Override
    public AkashAccountView add(AkashAccountDraft draft) throws ServerException, InterruptedException {
        return client.post(ACCOUNTS, draft, AkashAccountView.class);
    }

    @Override
    public AkashAccountView refresh(UUID account) throws ServerException, InterruptedException {
        return client.post(ACCOUNTS + "/" + account + "/refresh", Map.of(), AkashAccountView.class);
    }

    @Override
    public void remove(UUID account) throws ServerException, InterruptedException {
        client.send("DELETE", ACCOUNTS + "/" + account, null);
    }

    @Override
    public AkashAccountView restore(UUID account) throws ServerException, InterruptedException {
        return client.post(ACCOUNTS + "/" + account + "/restore", Map.of(), AkashAccountView.class);
    }

    @Override
    public List<AkashPoint> history(UUID account, String dseq) throws ServerException, InterruptedException {
        return client.get(ACCOUNTS + "/" + account + "/deployments/" + dseq + "/history", Map.of(),
                new TypeReference<List<AkashPoint>>() {});
    }
}
