package belfry.server.http;

import belfry.core.problem.Problem;

/** Requests that no route answers. */
final class UnknownRoute {
    private UnknownRoute() {}

    static Refused answer(int status) {
        return switch (status) {
            case 404 -> new Refused(404, Problem.error("not-found", "There is nothing at this address",
                    "No route of this server has this path", "See %s/openapi.json".formatted(RouteTable.API)));
            case 405 -> new Refused(405, Problem.error("method-refused", "This address does not take this method",
                    "The path exists, with other methods", "See %s/openapi.json".formatted(RouteTable.API)));
            case 414 -> new Refused(414, Problem.error("address-too-long", "The address is too long",
                    "Its path and parameters are longer than this server reads", "Ask for less at once"));
            case 431 -> new Refused(431, Problem.error("headers-too-large", "The headers are too large",
                    "All of them together are longer than this server reads", "Send fewer or shorter headers"));
            default -> new Refused(status, Problem.error("request-refused", "The request is not understood",
                    "It is not formed as HTTP wants it", "See %s/openapi.json".formatted(RouteTable.API)));
        };
    }
}
