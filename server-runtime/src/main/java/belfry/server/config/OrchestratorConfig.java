package belfry.server.config;

/**
 * The processes that publish.
 *
 * @param count how many the server starts; 0 when they run on other machines
 * @param readinessPort first of the loopback ports on which they say that they are ready; 0: any free one
 */
public record OrchestratorConfig(int count, int readinessPort) {}
