package belfry.server.akash.fake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of chain and Console: large numbers as text, amounts with eighteen decimals. */
final class Shapes {
    private final FakeChain chain;
    private final boolean old;

    /** @param old as chains before version 1 wrote it */
    Shapes(FakeChain chain, boolean old) {
        this.chain = chain;
        this.old = old;
    }

    Map<String, Object> block(long height) {
        return Map.of("block_id", Map.of("hash", "q83vEg=="), "block", Map.of("header",
                Map.of("chain_id", "akashnet-2", "height", Long.toString(height), "time",
                        chain.time(height).toString())));
    }

    Map<String, Object> deployment(FakeRent rent) {
        var id = Map.of("owner", FakeChain.OWNER, "dseq", rent.dseq());
        var group = Map.of(old ? "group_id" : "id",
                Map.of("owner", FakeChain.OWNER, "dseq", rent.dseq(), "gseq", 1), "state", rent.group(), "group_spec",
                Map.of("name", rent.name(), "resources", List.of()), "created_at", Long.toString(rent.created()));
        return map("deployment", map(old ? "deployment_id" : "id", id, "state", rent.state(), old ? "version" : "hash",
                "B/FM4ezJ5v+GAvrqouFcasIPn9DlKQ6TVyYXflbUgWM=", "created_at", Long.toString(rent.created())),
                "groups", List.of(group), "escrow_account", escrow(rent));
    }

    private Map<String, Object> escrow(FakeRent rent) {
        var owner = FakeChain.OWNER;
        if (old) {
            return map("id", Map.of("scope", "deployment", "xid", owner + "/" + rent.dseq()), "owner", owner, "state",
                    rent.escrow(), "balance", coin(rent.funds(), rent), "transferred",
                    coin(new BigDecimal("12000"), rent), "settled_at", Long.toString(rent.settled()), "depositor",
                    owner, "funds", coin(BigDecimal.ZERO, rent));
        }
        return map("id", Map.of("scope", "deployment", "xid", owner + "/" + rent.dseq()), "state", map("owner", owner,
                "state", rent.escrow(), "transferred", List.of(coin(new BigDecimal("5012000"), rent)), "settled_at",
                Long.toString(rent.settled()), "funds", List.of(coin(rent.funds(), rent)), "deposits",
                rent.funds().signum() < 0
                        ? List.of()
                        : List.of(Map.of("owner", owner, "height", Long.toString(rent.created()), "source", "balance",
                                "balance", coin(rent.funds(), rent)))));
    }

    Map<String, Object> leaseItem(FakeRent rent) {
        return map("lease", lease(rent), "escrow_payment", map("id", Map.of("aid", Map.of("scope", "deployment", "xid",
                FakeChain.OWNER + "/" + rent.dseq()), "xid", "1/1/" + rent.provider()), "state",
                map("owner", rent.provider(), "state", rent.payment(), "rate", coin(rent.paid(), rent), "balance",
                        coin(BigDecimal.ZERO, rent), "withdrawn", Map.of("denom", rent.denom(), "amount", "0"))));
    }

    Map<String, Object> lease(FakeRent rent) {
        var deadline = rent.deadline();
        return map(old ? "lease_id" : "id",
                Map.of("owner", FakeChain.OWNER, "dseq", rent.dseq(), "gseq", 1, "oseq", 1, "provider",
                        rent.provider(), "bseq", 1),
                "state", rent.lease(), "price", coin(rent.price(), rent), "created_at",
                Long.toString(rent.madeAt()), "closed_on",
                rent.lease().equals("closed") ? Long.toString(rent.settled()) : "0", "reason", rent.reason(),
                "reclamation",
                deadline == null
                        ? null
                        : Map.of("window", "86400s", "started_at", "1", "deadline",
                                Long.toString(deadline.getEpochSecond())));
    }

    Map<String, Object> consoleItem(FakeRent rent, boolean withStatus) {
        var item = new LinkedHashMap<>(deployment(rent));
        item.remove("groups");
        var leases = new ArrayList<Object>();
        if (!rent.lease().isEmpty()) {
            var lease = new LinkedHashMap<>(lease(rent));
            if (withStatus) {
                lease.put("status", rent.isSilent() || rent.isLost() ? null : status(rent));
            }
            leases.add(lease);
        }
        item.put("leases", leases);
        return item;
    }

    static Map<String, Object> status(FakeRent rent) {
        var services = new LinkedHashMap<String, Object>();
        rent.services().forEach((name, service) -> services.put(name,
                map("name", name, "available", service.available(), "total", service.total(), "uris",
                        service.uri().isEmpty() ? List.of() : List.of(service.uri()), "observed_generation", 1,
                        "replicas", service.total(), "updated_replicas", service.total(), "ready_replicas",
                        service.available(), "available_replicas", service.available())));
        return map("services", services, "forwarded_ports", Map.of(), "ips", null);
    }

    private static Map<String, Object> coin(BigDecimal amount, FakeRent rent) {
        return Map.of("denom", rent.denom(), "amount", amount.setScale(18, RoundingMode.UNNECESSARY).toPlainString());
    }

    /** In order, and with nulls where the peers send them. */
    static Map<String, Object> map(@Nullable Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }
}
