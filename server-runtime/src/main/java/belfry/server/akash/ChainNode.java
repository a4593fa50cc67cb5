package belfry.server.akash;

import belfry.core.akash.lease.Amount;
import belfry.core.akash.lease.Block;
import belfry.core.akash.lease.BlockPace;
import belfry.core.akash.lease.Deployment;
import belfry.core.akash.lease.Lease;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The REST interface of a chain node, whichever version of its modules it speaks. */
final class ChainNode {
    /** By which the usual pace is measured; nodes that forget early are asked for less. */
    private static final long[] SPANS = {10_000, 1_000, 100};
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 50;
    private static final int NEWEST_CLOSED = 20;

    private final AkashHttp http;
    private final Peer peer;
    private Version version = Version.NOW;

    /** The paths of the modules changed with the chain. */
    private enum Version {
        NOW("v1beta4", "v1beta5", "v1beta4"), BEFORE("v1beta3", "v1beta4", "v1beta3");

        private final String deployment;
        private final String market;
        private final String provider;

        Version(String deployment, String market, String provider) {
            this.deployment = deployment;
            this.market = market;
            this.provider = provider;
        }
    }

    ChainNode(AkashHttp http, Peer peer) {
        this.http = http;
        this.peer = peer;
    }

    Block newest() throws NoAnswerException {
        return readable(() -> ChainJson.block(get("/cosmos/base/tendermint/v1beta1/blocks/latest", Map.of())));
    }

    /** Measured from the newest block backwards; empty when the node remembers no older one. */
    Optional<BlockPace> pace(Block head) throws NoAnswerException {
        for (var span : SPANS) {
            if (head.height() > span) {
                try {
                    var path = "/cosmos/base/tendermint/v1beta1/blocks/" + (head.height() - span);
                    return Optional.of(readable(() -> BlockPace.between(ChainJson.block(get(path, Map.of())), head)));
                } catch (NoAnswerException e) {
                    // A node that has pruned the block answers 400 or 404; anything else would fail again.
                    if (e.status() != 400 && e.status() != 404) {
                        throw e;
                    }
                }
            }
        }
        return Optional.empty();
    }

    List<Amount> wallet(String owner) throws NoAnswerException {
        return readable(() -> ChainJson.amounts(get("/cosmos/bank/v1beta1/balances/" + owner, Map.of())
                .path("balances")));
    }

    List<Deployment> active(String owner) throws NoAnswerException {
        try {
            return active(owner, version);
        } catch (NoAnswerException e) {
            if (!e.unknownThere()) {
                throw e;
            }
            version = version == Version.NOW ? Version.BEFORE : Version.NOW;
            try {
                return active(owner, version);
            } catch (NoAnswerException again) {
                throw again.unknownThere() ? noAkash(again) : again;
            }
        }
    }

    private List<Deployment> active(String owner, Version asked) throws NoAnswerException {
        return readable(() -> pages("/akash/deployment/%s/deployments/list".formatted(asked.deployment), "deployments",
                Map.of("filters.owner", owner, "filters.state", "active")).stream().map(ChainJson::deployment)
                .toList());
    }

    private NoAnswerException noAkash(NoAnswerException cause) {
        return new NoAnswerException(peer.problem("other", "is none of Akash, or of a version Belfry does not know",
                "It knows neither the deployments of chain version 2 nor those of before",
                "Check the address: it must be the REST interface of an Akash node").seen(cause.problem().evidence()),
                cause.status(), Optional.empty(), cause);
    }

    /** The newest ones that are closed. */
    List<Deployment> closed(String owner) throws NoAnswerException {
        return readable(() -> ChainJson.list(get(
                "/akash/deployment/%s/deployments/list".formatted(version.deployment),
                Map.of("filters.owner", owner, "filters.state", "closed", "pagination.limit",
                        Integer.toString(NEWEST_CLOSED), "pagination.reverse", "true"))
                .path("deployments")).stream()
                .map(ChainJson::deployment).toList());
    }

    /** By the number of their deployment. */
    Map<String, List<Lease>> leases(String owner, String state) throws NoAnswerException {
        var leases = new LinkedHashMap<String, List<Lease>>();
        for (var item : pages(leasesPath(), "leases", Map.of("filters.owner", owner, "filters.state", state))) {
            leases.computeIfAbsent(ChainJson.dseq(item), _ -> new ArrayList<>()).add(readable(() -> ChainJson
                    .lease(item)));
        }
        return leases;
    }

    List<Lease> leasesOf(String owner, String dseq) throws NoAnswerException {
        return readable(() -> pages(leasesPath(), "leases", Map.of("filters.owner", owner, "filters.dseq", dseq))
                .stream().map(ChainJson::lease).toList());
    }

    private String leasesPath() {
        return "/akash/market/%s/leases/list".formatted(version.market);
    }

    /** Where a provider's gateway is; empty when the chain does not say. */
    String hostUri(String provider) throws NoAnswerException {
        return get("/akash/provider/%s/providers/%s".formatted(version.provider, provider), Map.of())
                .path("provider").path("host_uri").asText("");
    }

    private List<JsonNode> pages(String path, String items, Map<String, String> filters) throws NoAnswerException {
        var all = new ArrayList<JsonNode>();
        var key = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            var query = new LinkedHashMap<>(filters);
            query.put("pagination.limit", Integer.toString(PAGE));
            if (!key.isEmpty()) {
                query.put("pagination.key", key);
            }
            var tree = get(path, query);
            all.addAll(ChainJson.list(tree.path(items)));
            var next = tree.path("pagination").path("next_key").asText("");
            if (next.isEmpty() || next.equals("null") || next.equals(key)) {
                break;
            }
            key = next;
        }
        return all;
    }

    private JsonNode get(String path, Map<String, String> query) throws NoAnswerException {
        return http.get(peer, path, query, null);
    }

    /** Reads something of an answer. */
    private interface Reading<T> {
        T read() throws NoAnswerException;
    }

    /** What has the form of JSON may still not be what it should. */
    private <T> T readable(Reading<T> reading) throws NoAnswerException {
        try {
            return reading.read();
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new NoAnswerException(peer.problem("unreadable", "answers what cannot be read",
                    String.valueOf(e.getMessage()), "Check the address: it must be one of an Akash node"), 0,
                    Optional.empty(), e);
        }
    }
}
