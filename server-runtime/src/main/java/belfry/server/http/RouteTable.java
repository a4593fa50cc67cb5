package belfry.server.http;

import belfry.core.workspace.Permission;
import java.util.ArrayList;
import java.util.List;

/**
 * All routes of the server, each with the right it needs. Paths of {@link #get} and its siblings stand under
 * {@code /api/v1}; those of {@link #open} and {@link #signedIn} are written in full.
 */
public final class RouteTable {
    public static final String API = "/api/v1";

    private final List<Route> routes = new ArrayList<>();

    public static RouteTable of(List<? extends Routes> features) {
        var table = new RouteTable();
        features.forEach(feature -> feature.register(table));
        return table;
    }

    public void get(String path, Permission permission, Route.Answering answering) {
        add(Method.GET, API + path, new Access.Needs(permission), answering);
    }

    public void post(String path, Permission permission, Route.Answering answering) {
        add(Method.POST, API + path, new Access.Needs(permission), answering);
    }

    public void put(String path, Permission permission, Route.Answering answering) {
        add(Method.PUT, API + path, new Access.Needs(permission), answering);
    }

    public void patch(String path, Permission permission, Route.Answering answering) {
        add(Method.PATCH, API + path, new Access.Needs(permission), answering);
    }

    public void delete(String path, Permission permission, Route.Answering answering) {
        add(Method.DELETE, API + path, new Access.Needs(permission), answering);
    }

    public void signedIn(Method method, String path, Route.Answering answering) {
        add(method, path, new Access.SignedIn(), answering);
    }

    public void open(Method method, String path, Route.Answering answering) {
        add(method, path, new Access.Open(), answering);
    }

    private void add(Method method, String path, Access access, Route.Answering answering) {
        var route = new Route(method, path, access, answering);
        if (routes.stream().anyMatch(other -> other.name().equals(route.name()))) {
            throw new IllegalStateException("two answers for " + route.name());
        }
        routes.add(route);
    }

    public List<Route> routes() {
        return List.copyOf(routes);
    }
}
