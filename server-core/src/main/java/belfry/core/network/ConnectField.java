package belfry.core.network;

/**
 * One field of the form that connects an account. {@code secret} values are never shown or stored in clear. The field
 * {@link #BASE_URL} is not one of the account: it is the address of the server it lives on, and becomes the channel's.
 */
public record ConnectField(String key, String label, String help, boolean secret, boolean required) {
    public static final String BASE_URL = "baseUrl";
    /** For scripts, where a network is connected in the browser: a token that the service itself made for the account. */
    public static final String ACCESS_TOKEN = "accessToken";
}
