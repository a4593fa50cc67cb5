package belfry.server.config;

import belfry.core.secret.Secret;

/**
 * Which Temporal runs the workflows.
 *
 * @param address host and port; empty unless the mode is {@link TemporalMode#ADDRESS}
 * @param apiKey empty: none
 */
public record TemporalConfig(TemporalMode mode, String address, String namespace, boolean tls, Secret apiKey) {}
