package belfry.server.config;

import belfry.core.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the addresses of services in the forms that their vendors hand out. */
final class Addresses {
    private static final Pattern HOST_PORT = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):(\\d{1,5})");

    /** User and password that stood inside an address. */
    record Login(String user, Secret password) {
        static final Login NONE = new Login("", Secret.of(""));
    }

    /** A database's JDBC address and the login that stood in it. */
    record DatabaseAddress(String jdbc, Login login) {}

    private Addresses() {}

    /** {@code postgres://user:password@host/name} as hosting services give it, or a JDBC address. */
    static Optional<DatabaseAddress> database(String text) {
        var plain = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        return uri(plain, "postgres", "postgresql").filter(uri -> uri.getPath() != null && uri.getPath().length() > 1)
                .map(uri -> {
                    var port = uri.getPort() < 0 ? 5432 : uri.getPort();
                    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
                    return new DatabaseAddress(
                            "jdbc:postgresql://%s:%d%s%s".formatted(uri.getHost(), port, uri.getRawPath(), query),
                            login(uri));
                });
    }

    static Optional<RedisConfig> redis(String text) {
        return uri(text, "redis", "rediss").flatMap(uri -> {
            var path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
            if (!path.matches("\\d{0,3}")) {
                return Optional.empty();
            }
            var login = login(uri);
            return Optional.of(new RedisConfig(uri.getHost(), uri.getPort() < 0 ? 6379 : uri.getPort(),
                    "rediss".equals(uri.getScheme()), login.user(), login.password(),
                    path.isEmpty() ? 0 : Integer.parseInt(path)));
        });
    }

    static String redisUrl(RedisConfig redis) {
        return "%s://%s:%s@%s:%d/%d".formatted(redis.tls() ? "rediss" : "redis", encoded(redis.user()),
                encoded(redis.password().reveal()), redis.host(), redis.port(), redis.database());
    }

    /** An address for browsers and servers, without login, query or fragment. */
    static Optional<URI> web(String text) {
        return uri(text.endsWith("/") ? text.substring(0, text.length() - 1) : text, "http", "https")
                .filter(uri -> uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getFragment() == null);
    }

    static boolean hostAndPort(String text) {
        var match = HOST_PORT.matcher(text);
        return match.matches() && port(match.group(2)).isPresent();
    }

    static Optional<Integer> port(String text) {
        return whole(text).filter(number -> number >= 1 && number <= 65535);
    }

    static Optional<Integer> whole(String text) {
        try {
            return Optional.of(Integer.parseInt(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<URI> uri(String text, String... schemes) {
        try {
            var uri = new URI(text);
            var known = uri.getScheme() != null && List.of(schemes).contains(uri.getScheme());
            return known && uri.getHost() != null && uri.getPort() <= 65535 && uri.getPort() != 0
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static Login login(URI uri) {
        var info = uri.getRawUserInfo();
        if (info == null) {
            return Login.NONE;
        }
        int colon = info.indexOf(':');
        return colon < 0
                ? new Login(decoded(info), Secret.of(""))
                : new Login(decoded(info.substring(0, colon)), Secret.of(decoded(info.substring(colon + 1))));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
