package belfry.core.akash.template;

import java.util.Optional;

/**
 * Where a deployment may run and how it is paid.
 *
 * @param denom the chain's unit of payment; {@code uact} since chain v2
 * @param auditor address whose signature a provider needs; empty: any provider may bid
 * @param reclamation least warning before a provider may end the lease ({@code 24h}); only providers that offer a window
 *        bid then
 */
public record Placement(String name, String denom, Optional<String> auditor, Optional<String> reclamation) {}
