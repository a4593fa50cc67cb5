package belfry.server.network.bluesky;

import belfry.core.secret.Secret;
import belfry.server.network.Hidden;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Requests of the AT Protocol (atproto.com/specs/xrpc). */
record Xrpc(HttpUrl server) {
    private static final MediaType JSON = MediaType.get("application/json");

    Request query(String method, Map<String, String> parameters) {
        var url = address(method).newBuilder();
        parameters.forEach(url::addQueryParameter);
        return new Request.Builder().url(url.build()).build();
    }

    Request query(String method, Map<String, String> parameters, Secret token) {
        return signed(query(method, parameters), token);
    }

    Request procedure(String method, JsonNode input) {
        return new Request.Builder().url(address(method)).post(RequestBody.create(input.toString(), JSON)).build();
    }

    Request procedure(String method, JsonNode input, Secret token) {
        return signed(procedure(method, input), token);
    }

    /** A procedure without input: the token says it all. */
    Request procedure(String method, Secret token) {
        return signed(new Request.Builder().url(address(method)).post(RequestBody.create(new byte[0], null)).build(),
                token);
    }

    Request upload(Path file, String contentType, Secret token) {
        return signed(new Request.Builder().url(address("com.atproto.repo.uploadBlob"))
                .post(RequestBody.create(file.toFile(), MediaType.get(contentType))).build(), token);
    }

    private HttpUrl address(String method) {
        return server.newBuilder().addPathSegment("xrpc").addPathSegment(method).build();
    }

    private static Request signed(Request request, Secret token) {
        return Hidden.in(request.newBuilder().header("Authorization", "Bearer " + token.reveal()).build(), token);
    }
}
