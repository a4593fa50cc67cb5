package belfry.desktop.server;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** A server that a person has connected to. {@code email} is empty where the admin token of this machine lets one in. */
public record KnownServer(String address, ServerKind kind, String email) {
    private static final int DEFAULT_PORT = 8420;

    /** Reads an address as people type it; null when it is none. Without a scheme a loopback address is http. */
    public static @Nullable HttpUrl parse(String typed) {
        var text = typed.strip();
        if (text.isEmpty() || text.contains(" ")) {
            return null;
        }
        if (text.contains("://")) {
            return HttpUrl.parse(text);
        }
        var bare = HttpUrl.parse("http://" + text);
        if (bare == null || !loopback(bare)) {
            return HttpUrl.parse("https://" + text);
        }
        return text.matches(".*:\\d+/?") ? bare : bare.newBuilder().port(DEFAULT_PORT).build();
    }

    /** Whether it is this very machine: only there the admin token is sent, and only there plain http is fine. */
    public static boolean loopback(HttpUrl url) {
        return url.host().equals("localhost") || url.host().equals("::1") || url.host().matches("127(\\.\\d{1,3}){3}");
    }

    /** Name under which its login is remembered. */
    public String account() {
        return email + "@" + address;
    }
}
