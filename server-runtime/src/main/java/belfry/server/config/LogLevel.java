package belfry.server.config;

/** How much the log files tell. */
public enum LogLevel {
    ERROR, WARN, INFO, DEBUG
}
