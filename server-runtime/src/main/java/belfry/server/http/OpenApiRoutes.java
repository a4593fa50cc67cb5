package belfry.server.http;

import java.io.IOException;
import java.io.InputStream;

/** The description of the API in OpenAPI 3.1; a test holds it against the routes. */
public final class OpenApiRoutes implements Routes {
    static final String RESOURCE = "/belfry/openapi.json";

    @Override
    public void register(RouteTable table) {
        table.open(Method.GET, RouteTable.API + "/openapi.json", _ -> Answer.bytes("application/json", text()));
    }

    static byte[] text() throws IOException {
        try (InputStream in = OpenApiRoutes.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException(RESOURCE + " is not in this build");
            }
            return in.readAllBytes();
        }
    }
}
