package belfry.server.akash;

import belfry.core.akash.lease.AccountLook;
import belfry.core.akash.lease.Amount;
import belfry.core.akash.lease.BlockPace;
import belfry.core.akash.lease.Deployment;
import belfry.core.akash.lease.Lease;
import belfry.server.guard.GuardedHttp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads everything of one account, from the chain or from Console, and asks the providers. */
final class AccountReader {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /** Closed ones of the last days are news; older ones are history. */
    private static final Duration NEWS = Duration.ofDays(7);

    private final AkashHttp http;

    AccountReader(GuardedHttp http) {
        this(http, TIMEOUT);
    }

    AccountReader(GuardedHttp http, Duration timeout) {
        this.http = new AkashHttp(http, timeout);
    }

    AccountLook read(Source source) throws NoAnswerException, InterruptedException {
        var node = new ChainNode(http, Peer.node(source.rest()));
        var console = new ConsoleApi(http, Peer.console(source.console()), source.key());
        var head = node.newest();
        var pace = node.pace(head);
        var recent = head.height() - pace.orElse(BlockPace.USUAL).in(NEWS);
        var found = source.key().isPresent()
                ? fromConsole(console, node, recent)
                : fromChain(node, source.owner().orElseThrow().text(), recent);
        var asked = new Providers(http, node, console, head).ask(found.deployments(), source.key().isPresent());
        return new AccountLook(head, pace.orElse(BlockPace.USUAL), pace.isPresent(), found.wallet(),
                asked.deployments(), asked.providers());
    }

    /** What belongs to an account, before its providers are asked. */
    private record Found(List<Deployment> deployments, List<Amount> wallet) {}

    private static Found fromConsole(ConsoleApi console, ChainNode node, long recent)
            throws NoAnswerException {
        var all = new ArrayList<Deployment>();
        var listedAll = console.deployments();
        var groups = groups(node, listedAll);
        for (var listed : listedAll) {
            if (listed.active()) {
                var whole = console.deployment(listed.dseq());
                var grouped = whole.grouped(groups.getOrDefault(listed.dseq(), List.of()));
                all.add(console.autoTopUp(listed.dseq()).map(grouped::toppedUp).orElse(grouped));
            } else if (listed.escrow().settledHeight() >= recent) {
                all.add(listed);
            }
        }
        return new Found(all, console.wallet());
    }

    /** Console leaves the groups out, and with them whether the provider dropped one; the chain has them. */
    private static Map<String, List<Deployment.Group>> groups(ChainNode node, List<Deployment> listed) {
        var owner = listed.stream().map(Deployment::owner).filter(text -> !text.isEmpty()).findFirst();
        var groups = new HashMap<String, List<Deployment.Group>>();
        try {
            if (owner.isPresent()) {
                node.active(owner.get()).forEach(one -> groups.put(one.dseq(), one.groups()));
            }
        } catch (NoAnswerException _) {
            // What Console told is enough to go on.
        }
        return groups;
    }

    private static Found fromChain(ChainNode node, String owner, long recent) throws NoAnswerException {
        var active = node.active(owner);
        var leases = merged(node.leases(owner, "active"), reclaiming(node, owner));
        var all = new ArrayList<Deployment>();
        for (var deployment : active) {
            var own = leases.getOrDefault(deployment.dseq(), List.of());
            all.add(deployment.leased(own.isEmpty() ? node.leasesOf(owner, deployment.dseq()) : own));
        }
        for (var deployment : node.closed(owner)) {
            if (deployment.escrow().settledHeight() >= recent) {
                all.add(deployment.leased(node.leasesOf(owner, deployment.dseq())));
            }
        }
        return new Found(all, node.wallet(owner));
    }

    /** Chains of before do not know the word. */
    private static Map<String, List<Lease>> reclaiming(ChainNode node, String owner) throws NoAnswerException {
        try {
            return node.leases(owner, "reclaiming");
        } catch (NoAnswerException e) {
            if (e.status() == 400) {
                return Map.of();
            }
            throw e;
        }
    }

    private static Map<String, List<Lease>> merged(Map<String, List<Lease>> one, Map<String, List<Lease>> other) {
        var all = new HashMap<>(one);
        other.forEach((dseq, leases) -> all.merge(dseq, leases, (before, more) -> {
            var both = new ArrayList<>(before);
            both.addAll(more);
            return both;
        }));
        return all;
    }
}
