package belfry.server.config;

/** Where Temporal comes from. */
public enum TemporalMode {
    /** A `temporal` program when one is found, else the service inside the orchestrator. */
    AUTO,
    /** The service inside the orchestrator; it forgets everything when that ends. */
    EMBEDDED,
    /** A `temporal` program on the path or in the home folder, run by the server. */
    BINARY,
    /** A cluster or Temporal Cloud. */
    ADDRESS,
    /** None: the due clock publishes alone. */
    OFF
}
