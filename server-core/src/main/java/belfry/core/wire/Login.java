package belfry.core.wire;

/** Name and password. */
public record Login(String email, String password) {}
