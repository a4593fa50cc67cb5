package belfry.server.http;

/** What one feature answers. */
public interface Routes {
    void register(RouteTable table);
}
