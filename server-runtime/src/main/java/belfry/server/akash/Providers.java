package belfry.server.akash;

import belfry.core.akash.lease.Block;
import belfry.core.akash.lease.Deployment;
import belfry.core.akash.lease.Lease;
import belfry.core.akash.lease.Provider;
import belfry.core.akash.lease.Workload;
import belfry.core.secret.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Asks the providers of leases whether they are there and what they run: what the chain says is not enough. */
final class Providers {
    /** So many blocks after it was made a lease may still wait for its manifest. */
    private static final long NEW = 60;

    private final ProviderGateway gateway;
    private final ChainNode node;
    private final ConsoleApi console;
    private final Block head;

    Providers(AkashHttp http, ChainNode node, ConsoleApi console, Block head) {
        this.gateway = new ProviderGateway(http);
        this.node = node;
        this.console = console;
        this.head = head;
    }

    /** The deployments with what runs, and the providers of their leases. */
    record Asked(List<Deployment> deployments, Map<String, Provider> providers) {}

    /** A provider, and how many leases it says it runs. */
    private record Seen(Provider provider, OptionalLong leases) {}

    Asked ask(List<Deployment> deployments, boolean withKey) throws InterruptedException {
        var seen = look(deployments);
        var token = withKey ? token(deployments) : Optional.<Secret>empty();
        var whole = deployments.stream().map(deployment -> deployment.leased(deployment.leases().stream()
                .map(lease -> lease.running(workload(deployment, lease, seen, token))).toList())).toList();
        var providers = new HashMap<String, Provider>();
        seen.forEach((address, one) -> providers.put(address, one.provider()));
        return new Asked(whole, providers);
    }

    private Map<String, Seen> look(List<Deployment> deployments) throws InterruptedException {
        var addresses = deployments.stream().flatMap(deployment -> deployment.billed().stream()).map(Lease::provider)
                .distinct().toList();
        var seen = new HashMap<String, Seen>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(addresses.stream()
                    .<Callable<Seen>>map(address -> () -> provider(address)).toList());
            for (int i = 0; i < addresses.size(); i++) {
                seen.put(addresses.get(i), answers.get(i).get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a provider could not be looked at", e.getCause());
        }
        return seen;
    }

    private Seen provider(String address) {
        var told = console.provider(address);
        var host = hostUri(address).filter(uri -> !uri.isEmpty())
                .or(() -> told.map(tree -> tree.path("hostUri").asText(""))).orElse("");
        var status = gateway.status(host);
        return new Seen(new Provider(address, host, status.reach(), status.detail(), told.flatMap(ConsoleApi::uptime)),
                status.leases());
    }

    private Optional<String> hostUri(String address) {
        try {
            return Optional.of(node.hostUri(address));
        } catch (NoAnswerException e) {
            return Optional.empty();
        }
    }

    /** Only when Console left something open, which it does when it could not ask the provider itself. */
    private Optional<Secret> token(List<Deployment> deployments) {
        var open = deployments.stream().flatMap(deployment -> deployment.billed().stream())
                .anyMatch(lease -> lease.workload() instanceof Workload.Unknown);
        try {
            return open ? Optional.of(console.statusToken()).filter(token -> !token.isEmpty()) : Optional.empty();
        } catch (NoAnswerException e) {
            return Optional.empty();
        }
    }

    private Workload workload(Deployment deployment, Lease lease, Map<String, Seen> seen, Optional<Secret> token) {
        var provider = seen.get(lease.provider());
        if (!lease.state().billed()) {
            return new Workload.Unknown("The lease is over");
        }
        if (provider == null) {
            return lease.workload();
        }
        var found = lease.workload() instanceof Workload.Unknown
                ? asked(deployment, lease, provider, token)
                : lease.workload();
        return found instanceof Workload.Gone && head.height() - lease.createdHeight() < NEW
                ? new Workload.Unknown("It was leased a moment ago and waits for its manifest")
                : found;
    }

    private Workload asked(Deployment deployment, Lease lease, Seen seen, Optional<Secret> token) {
        var provider = seen.provider();
        if (seen.leases().orElse(1) == 0) {
            return new Workload.Gone("The status of %s says that it runs 0 leases".formatted(provider.hostUri()));
        }
        return switch (provider.reach()) {
            case REACHED -> token.map(pass -> gateway.workload(provider.hostUri(), deployment.dseq(), lease, pass))
                    .orElse(lease.workload());
            case UNREACHED -> new Workload.Unknown("Its provider does not answer");
            case OWN_CERTIFICATE -> new Workload.Unknown("Its provider shows a certificate that cannot be trusted");
            case NOT_ASKED -> lease.workload();
        };
    }
}
