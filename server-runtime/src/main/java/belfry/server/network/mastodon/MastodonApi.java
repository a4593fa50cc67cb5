package belfry.server.network.mastodon;

import belfry.core.secret.Secret;
import belfry.server.network.Hidden;
import belfry.server.network.PartMediaFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Requests to one instance (docs.joinmastodon.org). */
record MastodonApi(HttpUrl instance) {
    private static final MediaType JSON = MediaType.get("application/json");

    Request get(String path) {
        return new Request.Builder().url(address(path)).build();
    }

    Request get(String path, Secret token) {
        return signed(get(path), token);
    }

    Request form(String path, Map<String, String> fields, Secret... hidden) {
        var form = new FormBody.Builder();
        fields.forEach(form::add);
        return Hidden.in(new Request.Builder().url(address(path)).post(form.build()).build(), hidden);
    }

    /** The key makes a repeat within the hour answer with the first status. */
    Request status(JsonNode status, String idempotencyKey, Secret token) {
        return signed(new Request.Builder().url(address("api/v1/statuses")).header("Idempotency-Key", idempotencyKey)
                .post(RequestBody.create(status.toString(), JSON)).build(), token);
    }

    Request upload(PartMediaFile medium, Secret token) {
        var body = new MultipartBody.Builder().setType(MultipartBody.FORM);
        if (!medium.facts().altText().isBlank()) {
            body.addFormDataPart("description", medium.facts().altText());
        }
        body.addFormDataPart("file", medium.fileName(),
                RequestBody.create(medium.file().toFile(), MediaType.get(medium.facts().contentType())));
        return signed(new Request.Builder().url(address("api/v2/media")).post(body.build()).build(), token);
    }

    HttpUrl address(String path) {
        return instance.newBuilder().addPathSegments(path).build();
    }

    private static Request signed(Request request, Secret token) {
        return Hidden.in(request.newBuilder().header("Authorization", "Bearer " + token.reveal()).build(), token);
    }
}
