package belfry.server.network.telegram;

import belfry.core.network.telegram.Telegram;
import belfry.core.network.telegram.TelegramMarkup;
import belfry.server.network.PartMediaFile;
import belfry.server.network.PublishCall;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Chooses the method that fits a part, and writes its one request. */
final class TelegramMessage {
    private final PublishCall call;
    private final TelegramMarkup markup;

    TelegramMessage(PublishCall call) {
        this.call = call;
        this.markup = Telegram.markup(call.text(), call.settings());
    }

    Request request(BotApi api) {
        return switch (call.media().size()) {
            case 0 -> api.call("sendMessage", text());
            case 1 -> one(api, call.media().getFirst());
            default -> album(api);
        };
    }

    private Map<String, String> text() {
        var fields = common();
        fields.put("text", markup.text());
        put(fields, "entities", entities());
        if (call.settings().getOrDefault(Telegram.LINK_PREVIEW, "true").equals("false")) {
            fields.put("link_preview_options", "{\"is_disabled\":true}");
        }
        return fields;
    }

    private Request one(BotApi api, PartMediaFile medium) {
        var fields = common();
        if (!markup.text().isEmpty()) {
            fields.put("caption", markup.text());
            put(fields, "caption_entities", entities());
        }
        var video = medium.facts().video();
        if (video) {
            fields.put("supports_streaming", "true");
        }
        var body = form(fields);
        file(body, video ? "video" : "photo", medium);
        return api.call(video ? "sendVideo" : "sendPhoto", body.build());
    }

    /** The caption of the first stands below the album. */
    private Request album(BotApi api) {
        var items = JsonNodeFactory.instance.arrayNode();
        for (int index = 0; index < call.media().size(); index++) {
            var item = items.addObject().put("type", call.media().get(index).facts().video() ? "video" : "photo")
                    .put("media", "attach://file" + index);
            if (index == 0 && !markup.text().isEmpty()) {
                item.put("caption", markup.text());
                if (!markup.entities().isEmpty()) {
                    item.set("caption_entities", entities());
                }
            }
        }
        var fields = common();
        fields.put("media", items.toString());
        var body = form(fields);
        for (int index = 0; index < call.media().size(); index++) {
            file(body, "file" + index, call.media().get(index));
        }
        return api.call("sendMediaGroup", body.build());
    }

    private Map<String, String> common() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("chat_id", call.channel().remoteAccountId());
        call.parent().ifPresent(parent -> fields.put("reply_parameters", JsonNodeFactory.instance.objectNode()
                .put("message_id", Long.parseLong(parent.remoteId())).put("allow_sending_without_reply", true)
                .toString()));
        if (call.settings().getOrDefault(Telegram.SILENT, "false").equals("true")) {
            fields.put("disable_notification", "true");
        }
        return fields;
    }

    private static void put(Map<String, String> fields, String name, ArrayNode list) {
        if (!list.isEmpty()) {
            fields.put(name, list.toString());
        }
    }

    private ArrayNode entities() {
        var list = JsonNodeFactory.instance.arrayNode();
        for (var entity : markup.entities()) {
            var node = list.addObject().put("type", entity.type()).put("offset", entity.offset()).put("length",
                    entity.length());
            entity.url().ifPresent(url -> node.put("url", url));
        }
        return list;
    }

    private static MultipartBody.Builder form(Map<String, String> fields) {
        var body = new MultipartBody.Builder().setType(MultipartBody.FORM);
        fields.forEach(body::addFormDataPart);
        return body;
    }

    private static void file(MultipartBody.Builder body, String name, PartMediaFile medium) {
        body.addFormDataPart(name, medium.fileName(),
                RequestBody.create(medium.file().toFile(), MediaType.get(medium.facts().contentType())));
    }
}
