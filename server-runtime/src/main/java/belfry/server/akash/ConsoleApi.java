package belfry.server.akash;

import belfry.core.akash.lease.Amount;
import belfry.core.akash.lease.Deployment;
import belfry.core.akash.lease.Lease;
import belfry.core.akash.lease.Provider;
import belfry.core.secret.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Console's API, read-only: deployments of a managed wallet by key, and what it tells everybody of providers. */
final class ConsoleApi {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 50;
    private static final int TOKEN_SECONDS = 60;
    /** What Console calls its money, a dollar being a million. */
    private static final String COIN = "uact";

    private final AkashHttp http;
    private final Peer peer;
    private final AkashHttp.@Nullable Pass pass;

    ConsoleApi(AkashHttp http, Peer peer, Optional<Secret> key) {
        this.http = http;
        this.peer = peer;
        this.pass = key.map(AkashHttp.Pass::key).orElse(null);
    }

    /** Without the state of services: Console's list leaves it out. */
    List<Deployment> deployments() throws NoAnswerException {
        var all = new ArrayList<Deployment>();
        for (int page = 0; page < MOST_PAGES; page++) {
            var data = http.get(peer, "/v1/deployments",
                    Map.of("skip", Integer.toString(page * PAGE), "limit", Integer.toString(PAGE)), pass).path("data");
            for (var item : data.path("deployments")) {
                all.add(deployment(item));
            }
            if (!data.path("pagination").path("hasMore").asBoolean(false) || data.path("deployments").isEmpty()) {
                break;
            }
        }
        return all;
    }

    /** With what the providers say of its services. */
    Deployment deployment(String dseq) throws NoAnswerException {
        return deployment(http.get(peer, "/v1/deployments/" + dseq, Map.of(), pass).path("data"));
    }

    private Deployment deployment(JsonNode item) throws NoAnswerException {
        try {
            var leases = new ArrayList<Lease>();
            item.path("leases").forEach(lease -> leases.add(ChainJson.lease(lease, Optional.empty(), "")));
            return ChainJson.deployment(item).leased(leases);
        } catch (IllegalArgumentException e) {
            throw new NoAnswerException(peer.problem("unreadable", "answers what cannot be read",
                    String.valueOf(e.getMessage()), "Check the address"), 0, Optional.empty(), e);
        }
    }

    /** Whether Console refills a deployment; empty when it does not say. */
    Optional<Boolean> autoTopUp(String dseq) {
        try {
            var enabled = http.get(peer, "/v2/deployment-settings/" + dseq, Map.of(), pass).path("data")
                    .path("autoTopUpEnabled");
            return enabled.isBoolean() ? Optional.of(enabled.asBoolean()) : Optional.empty();
        } catch (NoAnswerException e) {
            return Optional.empty();
        }
    }

    /** What could still be deposited. */
    List<Amount> wallet() throws NoAnswerException {
        var balance = http.get(peer, "/v1/balances", Map.of(), pass).path("data").path("balance");
        return balance.isNumber() || balance.isTextual()
                ? List.of(Amount.parse(balance.asText("0"), COIN))
                : List.of();
    }

    /** How Console sees a provider; empty when it does not say. */
    Optional<JsonNode> provider(String address) {
        try {
            return Optional.of(http.get(peer, "/v1/providers/" + address, Map.of(), null))
                    .map(tree -> tree.path("data").isObject() ? tree.path("data") : tree);
        } catch (NoAnswerException e) {
            return Optional.empty();
        }
    }

    static Optional<Provider.Uptime> uptime(JsonNode provider) {
        return provider.path("isOnline").isBoolean()
                ? Optional.of(new Provider.Uptime(provider.path("isOnline").asBoolean(),
                        provider.path("uptime1d").asDouble(), provider.path("uptime7d").asDouble(),
                        provider.path("uptime30d").asDouble()))
                : Optional.empty();
    }

    /** A short-lived token that lets a provider tell of leases and nothing else. */
    Secret statusToken() throws NoAnswerException {
        var leases = new LinkedHashMap<String, Object>();
        leases.put("access", "scoped");
        leases.put("scope", Set.of("status"));
        var body = Map.of("data", Map.of("ttl", TOKEN_SECONDS, "leases", leases));
        return Secret.of(http.post(peer, "/v1/create-jwt-token", body, AkashHttp.Pass.key(
                pass == null ? Secret.of("") : pass.value())).path("data").path("token").asText(""));
    }
}
