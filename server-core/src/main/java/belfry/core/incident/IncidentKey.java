package belfry.core.incident;

/**
 * What makes an incident one: at most one with the same key is open.
 *
 * @param code of its problem: {@code redis-away}
 * @param subject what it is about: a process, a queue, a channel's id, …
 */
public record IncidentKey(String code, String subject) {}
