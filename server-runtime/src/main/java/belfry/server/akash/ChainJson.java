package belfry.server.akash;

import belfry.core.akash.lease.Amount;
import belfry.core.akash.lease.Block;
import belfry.core.akash.lease.Deployment;
import belfry.core.akash.lease.Escrow;
import belfry.core.akash.lease.Lease;
import belfry.core.akash.lease.LeaseState;
import belfry.core.akash.lease.ServiceReplicas;
import belfry.core.akash.lease.Workload;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the chain's JSON, in the shapes of today and of before version 1; Console uses the same. */
final class ChainJson {
    private static final Workload NOT_ASKED = new Workload.Unknown("The provider tells only with a key of Console");

    private ChainJson() {}

    static Block block(JsonNode tree) {
        var header = tree.path("block").path("header");
        return new Block(whole(header.path("height")), OffsetDateTime.parse(header.path("time").asText()).toInstant());
    }

    /** @param item with {@code deployment}, {@code groups} and {@code escrow_account} */
    static Deployment deployment(JsonNode item) {
        var deployment = item.path("deployment");
        var id = either(deployment, "id", "deployment_id");
        var groups = list(item.path("groups")).stream().map(ChainJson::group).toList();
        return new Deployment(id.path("owner").asText(), id.path("dseq").asText(), deployment.path("state").asText(),
                either(deployment, "hash", "version").asText(), whole(deployment.path("created_at")), groups, List.of(),
                escrow(item.path("escrow_account")), Optional.empty(), "");
    }

    private static Deployment.Group group(JsonNode group) {
        return new Deployment.Group(either(group, "id", "group_id").path("gseq").asInt(),
                group.path("group_spec").path("name").asText(""), group.path("state").asText());
    }

    /** An account keeps its facts under {@code state} today, and kept them by itself before. */
    static Escrow escrow(JsonNode account) {
        var state = account.path("state").isObject() ? account.path("state") : account;
        var funds = state.path("funds").isArray()
                ? amounts(state.path("funds"))
                : amounts(state.path("balance"), state.path("funds"));
        var deposits = list(state.path("deposits")).stream()
                .map(deposit -> new Escrow.Deposit(deposit.path("owner").asText(), whole(deposit.path("height")),
                        deposit.path("source").asText(), amount(deposit.path("balance"))))
                .toList();
        return new Escrow(state.path("state").asText("unknown"), funds, amounts(state.path("transferred")), deposits,
                whole(state.path("settled_at")));
    }

    /** @param item with {@code lease} and {@code escrow_payment} */
    static Lease lease(JsonNode item) {
        var payment = item.path("escrow_payment");
        var state = payment.path("state").isObject() ? payment.path("state") : payment;
        return lease(item.path("lease"), state.path("rate").isObject()
                ? Optional.of(amount(state.path("rate")))
                : Optional.empty(), state.path("state").asText(""));
    }

    static Lease lease(JsonNode lease, Optional<Amount> billed, String payment) {
        var id = either(lease, "id", "lease_id");
        var reason = lease.path("reason").asText("");
        var state = LeaseState.of(lease.path("state").asText());
        return new Lease(id.path("gseq").asInt(1), id.path("oseq").asInt(1), id.path("provider").asText(), state,
                state.billed() ? "" : reason, amount(lease.path("price")), billed, payment,
                whole(lease.path("created_at")), whole(lease.path("closed_on")), reclaim(lease.path("reclamation")),
                workload(lease.path("status")));
    }

    static String dseq(JsonNode item) {
        return either(item.path("lease"), "id", "lease_id").path("dseq").asText();
    }

    private static Lease.Reclaim reclaim(JsonNode reclaim) {
        var deadline = whole(reclaim.path("deadline"));
        return reclaim.isObject()
                ? new Lease.Reclaim(!reclaim.path("window").asText("0s").equals("0s"),
                        deadline > 0 ? Optional.of(Instant.ofEpochSecond(deadline)) : Optional.empty())
                : Lease.Reclaim.NONE;
    }

    /** What a provider says of a lease; without services it has nothing of it. */
    static Workload workload(JsonNode status) {
        if (!status.isObject()) {
            return NOT_ASKED;
        }
        var services = new ArrayList<ServiceReplicas>();
        status.path("services").forEach(service -> services.add(new ServiceReplicas(service.path("name").asText(),
                service.path("available").asInt(), service.path("total").asInt(),
                list(service.path("uris")).stream().map(JsonNode::asText).toList())));
        return services.isEmpty()
                ? new Workload.Gone("The provider knows the lease, but no service of it")
                : new Workload.Running(services);
    }

    static List<Amount> amounts(JsonNode... nodes) {
        var amounts = new ArrayList<Amount>();
        for (var node : nodes) {
            if (node.isArray()) {
                node.forEach(coin -> amounts.add(amount(coin)));
            } else if (node.isObject()) {
                amounts.add(amount(node));
            }
        }
        return amounts;
    }

    static Amount amount(JsonNode coin) {
        return Amount.parse(coin.path("amount").asText("0"), coin.path("denom").asText("uact"));
    }

    /** Large whole numbers come as text. */
    static long whole(JsonNode node) {
        var text = node.asText("0");
        return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    static List<JsonNode> list(JsonNode array) {
        var items = new ArrayList<JsonNode>();
        array.forEach(items::add);
        return items;
    }

    private static JsonNode either(JsonNode node, String now, String before) {
        return node.has(now) ? node.path(now) : node.path(before);
    }
}
