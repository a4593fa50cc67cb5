package belfry.server.network.telegram;

import belfry.core.secret.Secret;
import belfry.server.network.Hidden;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Requests of the Bot API (core.telegram.org/bots/api). The token stands in the path, so the request names it a secret. */
record BotApi(HttpUrl server, Secret token) {

    Request call(String method, Map<String, String> fields) {
        var form = new FormBody.Builder();
        fields.forEach(form::add);
        return call(method, form.build());
    }

    Request call(String method, RequestBody body) {
        // A connection that the server closed while it lay idle would turn a harmless failure into a lost answer, and
        // Telegram cannot be asked about those: each call makes its own.
        return Hidden.in(new Request.Builder().url(address(method)).header("Connection", "close").post(body).build(),
                token);
    }

    private HttpUrl address(String method) {
        return server.newBuilder().addPathSegment("bot" + token.reveal()).addPathSegment(method).build();
    }
}
