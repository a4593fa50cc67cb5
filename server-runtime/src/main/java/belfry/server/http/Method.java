package belfry.server.http;

/** The verbs of HTTP that Belfry answers. */
public enum Method {
    GET, POST, PUT, PATCH, DELETE
}
