package belfry.core.network;

/** One field of the form that connects an account. {@code secret} values are never shown or stored in clear. */
public record ConnectField(String key, String label, String help, boolean secret, boolean required) {}
