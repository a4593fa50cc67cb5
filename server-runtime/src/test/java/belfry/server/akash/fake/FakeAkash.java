package belfry.server.akash.fake;

import belfry.server.network.fake.Call;
import belfry.server.network.fake.FakeNetwork;
import belfry.server.network.fake.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Answers as a node's REST interface ({@code /akash}, {@code /cosmos}), as Console ({@code /v1}) and as providers. */
public final class FakeAkash implements FakeNetwork {
    public static final String KEY = "ac.sk.production.of-anna";
    private static final String TOKEN = "eyJhbGciOiJFUzI1NksifQ.of-anna.signed";

    private final FakeChain chain;
    private final Set<String> down = ConcurrentHashMap.newKeySet();
    private volatile Mode mode = Mode.FINE;
    private volatile int page = 100;
    private volatile boolean old;
    private volatile boolean keyValid = true;
    private volatile boolean pruned;
    private volatile String base = "";
    private volatile String leasesOfProviders = "3";

    /** How node and Console answer for now. */
    public enum Mode {
        FINE,
        /** A website answers in their place. */
        HTML,
        /** Fewer questions, please. */
        BUSY,
        FAILING,
        /** Valid JSON of something else. */
        NONSENSE
    }

    public FakeAkash(FakeChain chain) {
        this.chain = chain;
    }

    /** Where providers are to be found: the address of the server that this answers for. */
    public void base(String address) {
        base = address;
    }

    public void mode(Mode next) {
        mode = next;
    }

    /** So many entries at most in one answer. */
    public void pageSize(int most) {
        page = most;
    }

    /** Modules and shapes as before chain version 1. */
    public void old(boolean before) {
        old = before;
    }

    public void revokeKey() {
        keyValid = false;
    }

    /** The node remembers no older block. */
    public void prune() {
        pruned = true;
    }

    public void down(String provider) {
        down.add(provider);
    }

    public void up(String provider) {
        down.remove(provider);
    }

    /** What providers say of how many leases they run. */
    public void providersRun(int leases) {
        leasesOfProviders = Integer.toString(leases);
    }

    @Override
    public boolean publishes(Call call) {
        return !call.path().startsWith("/gw/");
    }

    @Override
    public Reply tooMany() {
        return Reply.json(429, Map.of("message", "rate limit exceeded"), Map.of("Retry-After", "120"));
    }

    @Override
    public Reply failure() {
        return Reply.json(502, Map.of("message", "upstream connect error"));
    }

    @Override
    public Reply answer(Call call) {
        if (call.path().startsWith("/gw/")) {
            return provider(call);
        }
        return switch (mode) {
            case HTML -> Reply.page(200, "<!doctype html><html><title>Down for maintenance</title></html>");
            case BUSY -> tooMany();
            case FAILING -> failure();
            case NONSENSE -> Reply.json(200, Map.of("hello", "world"));
            case FINE -> call.path().startsWith("/v") ? console(call) : node(call);
        };
    }

    private Reply node(Call call) {
        var shapes = new Shapes(chain, old);
        var path = call.path();
        if (path.startsWith("/cosmos/base/tendermint/v1beta1/blocks/")) {
            return block(shapes, path.substring(path.lastIndexOf('/') + 1));
        }
        if (path.startsWith("/cosmos/bank/v1beta1/balances/")) {
            return Reply.json(200, Map.of("balances",
                    List.of(Map.of("denom", "uact", "amount", chain.wallet().toPlainString())), "pagination",
                    Map.of("total", "1")));
        }
        if (path.equals("/akash/deployment/%s/deployments/list".formatted(old ? "v1beta3" : "v1beta4"))) {
            return list(call, "deployments", FakeRent::state, shapes::deployment);
        }
        if (path.equals("/akash/market/%s/leases/list".formatted(old ? "v1beta4" : "v1beta5"))) {
            return leases(call, shapes);
        }
        if (path.startsWith("/akash/provider/%s/providers/".formatted(old ? "v1beta3" : "v1beta4"))) {
            var owner = path.substring(path.lastIndexOf('/') + 1);
            return Reply.json(200, Map.of("provider", Map.of("owner", owner, "host_uri", base + "/gw/" + owner,
                    "attributes", List.of(), "info", Map.of("email", "", "website", ""))));
        }
        return Reply.json(501, Map.of("code", 12, "message", "Not Implemented", "details", List.of()));
    }

    private Reply block(Shapes shapes, String which) {
        if (which.equals("latest")) {
            return Reply.json(200, shapes.block(chain.height()));
        }
        var height = Long.parseLong(which);
        return pruned || height > chain.height()
                ? Reply.json(400, Map.of("code", 3, "message", "height %d is not available, lowest height is %d"
                        .formatted(height, chain.height() - 10), "details", List.of()))
                : Reply.json(200, shapes.block(height));
    }

    private Reply leases(Call call, Shapes shapes) {
        if (old && call.query().getOrDefault("filters.state", "").equals("reclaiming")) {
            return Reply.json(400, Map.of("code", 3, "message", "invalid state value", "details", List.of()));
        }
        return list(call, "leases", FakeRent::lease, shapes::leaseItem);
    }

    private Reply list(Call call, String name, Function<FakeRent, String> state,
            Function<FakeRent, Map<String, Object>> shape) {
        var query = call.query();
        if (!query.getOrDefault("filters.owner", "").equals(FakeChain.OWNER)) {
            return Reply.json(200, Map.of(name, List.of(), "pagination", Shapes.map("next_key", null, "total", "0")));
        }
        Stream<FakeRent> fitting = chain.rents().stream()
                .filter(rent -> !state.apply(rent).isEmpty())
                .filter(rent -> query.getOrDefault("filters.state", state.apply(rent)).equals(state.apply(rent)))
                .filter(rent -> query.getOrDefault("filters.dseq", rent.dseq()).equals(rent.dseq()));
        var all = fitting.toList();
        var from = query.containsKey("pagination.key") ? number(query.get("pagination.key")) : 0;
        var most = Math.min(page, Integer.parseInt(query.getOrDefault("pagination.limit", "100")));
        var until = Math.min(all.size(), from + most);
        return Reply.json(200, Map.of(name, all.subList(from, until).stream().map(shape).toList(), "pagination",
                Shapes.map("next_key", until < all.size() ? key(until) : null, "total", Integer.toString(all.size()))));
    }

    private static String key(int place) {
        return Base64.getEncoder().encodeToString(("at/" + place).getBytes(StandardCharsets.US_ASCII));
    }

    private static int number(String key) {
        return Integer.parseInt(new String(Base64.getDecoder().decode(key), StandardCharsets.US_ASCII).substring(3));
    }

    private Reply console(Call call) {
        var path = call.path();
        if (path.startsWith("/v1/providers/")) {
            var up = !down.contains(path.substring(path.lastIndexOf('/') + 1));
            return Reply.json(200, Map.of("owner", path.substring(path.lastIndexOf('/') + 1), "isOnline", up,
                    "uptime1d", up ? 1.0 : 0.71, "uptime7d", up ? 0.9994 : 0.95, "uptime30d", up ? 0.9971 : 0.981,
                    "isAudited", true));
        }
        if (!keyValid || !call.header("x-api-key").equals(KEY)) {
            return Reply.json(401, Map.of("error", "UnauthorizedError", "message", "Invalid API key", "code",
                    "unauthorized"));
        }
        var shapes = new Shapes(chain, false);
        if (path.equals("/v1/deployments")) {
            return deployments(call, shapes);
        }
        if (path.startsWith("/v1/deployments/")) {
            return found(path, rent -> Reply.json(200, Map.of("data", shapes.consoleItem(rent, true))));
        }
        if (path.startsWith("/v2/deployment-settings/")) {
            return found(path, rent -> rent.toppedUp() == null
                    ? Reply.json(404, Map.of("message", "Deployment setting not found"))
                    : Reply.json(200, Map.of("data", Map.of("dseq", rent.dseq(), "autoTopUpEnabled",
                            Boolean.TRUE.equals(rent.toppedUp()), "topUpFrequencyMs", 3_600_000))));
        }
        return switch (call.method() + " " + path) {
            case "GET /v1/balances" -> Reply.json(200, Map.of("data", Map.of("balance", chain.wallet(), "deployments",
                    0, "total", chain.wallet())));
            case "POST /v1/create-jwt-token" -> Reply.json(201, Map.of("data", Map.of("token", TOKEN)));
            default -> Reply.json(404, Map.of("error", "NotFoundError", "message", "Not found", "code", "not_found"));
        };
    }

    private Reply deployments(Call call, Shapes shapes) {
        var all = chain.rents();
        var skip = Integer.parseInt(call.query().getOrDefault("skip", "0"));
        var until = Math.min(all.size(), skip + Integer.parseInt(call.query().getOrDefault("limit", "1000")));
        return Reply.json(200, Map.of("data", Map.of("deployments",
                all.subList(Math.min(skip, until), until).stream().map(rent -> shapes.consoleItem(rent, false))
                        .toList(),
                "pagination",
                Map.of("total", all.size(), "skip", skip, "limit", until - skip, "hasMore", until < all.size()))));
    }

    private Reply found(String path, Function<FakeRent, Reply> answer) {
        return chain.find(path.substring(path.lastIndexOf('/') + 1)).map(answer)
                .orElseGet(() -> Reply.json(404, Map.of("message", "Deployment not found", "code", "not_found")));
    }

    /** {@code /gw/akash1…/status} and {@code /gw/akash1…/lease/1/1/1/status}. */
    private Reply provider(Call call) {
        var steps = call.path().split("/");
        if (down.contains(steps[2])) {
            return Reply.page(502, "<html><title>Bad gateway</title></html>");
        }
        if (steps.length == 4) {
            return Reply.json(200, Map.of("cluster", Map.of("leases", Integer.parseInt(leasesOfProviders)), "address",
                    steps[2], "cluster_public_hostname", "provider.example"));
        }
        if (!call.header("authorization").equals("Bearer " + TOKEN)) {
            return Reply.json(401, Map.of("message", "unauthorized access"));
        }
        return chain.find(steps[4]).filter(rent -> !rent.isLost())
                .map(rent -> Reply.json(200, Shapes.status(rent)))
                .orElseGet(() -> Reply.json(404, Map.of("message", "lease not found")));
    }
}
