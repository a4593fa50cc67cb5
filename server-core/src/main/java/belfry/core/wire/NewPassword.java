package belfry.core.wire;

/** A new password for a person. */
public record NewPassword(String password) {}
