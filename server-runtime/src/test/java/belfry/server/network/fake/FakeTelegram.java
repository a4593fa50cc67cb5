package belfry.server.network.fake;

import belfry.core.wire.Wire;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Bot API server with one bot and one channel, from core.telegram.org/bots/api. */
public final class FakeTelegram implements FakeNetwork {
    public static final String TOKEN = "123456:ABC-secret-of-the-bot";
    public static final String CHAT = "-1001234567890";
    public static final String CHAT_NAME = "@belfry_news";

    /** A message as it stands in the channel. */
    public record Message(int id, String method, String text, String entities, List<String> media, String album,
            String replyTo, boolean silent, Instant at) {}

    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private volatile String membership = "administrator";
    private volatile boolean mayPost = true;
    private int counter = 40;

    /** The truth: what people see, oldest first. */
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    /** What the bot is in the channel: {@code administrator}, {@code member}, {@code left}. */
    public void membership(String status, boolean mayPostMessages) {
        membership = status;
        mayPost = mayPostMessages;
    }

    @Override
    public boolean publishes(Call call) {
        return call.path().contains("/send");
    }

    @Override
    public Reply tooMany() {
        return Reply.json(429, Map.of("ok", false, "error_code", 429, "description",
                "Too Many Requests: retry after 7", "parameters", Map.of("retry_after", 7)));
    }

    @Override
    public Reply failure() {
        return error(500, "Internal Server Error");
    }

    @Override
    public synchronized Reply answer(Call call) {
        if (!call.path().startsWith("/bot" + TOKEN + "/")) {
            return call.path().matches("/bot\\d+:[^/]+/.*") ? error(401, "Unauthorized") : error(404, "Not Found");
        }
        var fields = call.fields();
        var method = call.path().substring(("/bot" + TOKEN + "/").length());
        if (method.equals("getMe")) {
            return good(Map.of("id", 123456, "is_bot", true, "first_name", "Belfry", "username", "belfry_bot"));
        }
        if (!List.of(CHAT, CHAT_NAME).contains(fields.getOrDefault("chat_id", ""))) {
            return error(400, "Bad Request: chat not found");
        }
        return switch (method) {
            case "getChat" -> good(chat());
            case "getChatMember" -> good(Map.of("status", membership, "user", Map.of("id", 123456, "is_bot", true,
                    "first_name", "Belfry"), "can_post_messages", mayPost));
            default -> send(method, call, fields);
        };
    }

    private Reply send(String method, Call call, Map<String, String> fields) {
        if (!membership.equals("administrator") || !mayPost) {
            return error(400, "Bad Request: need administrator rights in the channel chat");
        }
        return switch (method) {
            case "sendMessage" -> message(fields);
            case "sendPhoto", "sendVideo" -> one(method, call, fields);
            case "sendMediaGroup" -> album(call, fields);
            default -> error(404, "Not Found");
        };
    }

    private Reply message(Map<String, String> fields) {
        var text = fields.getOrDefault("text", "").strip();
        if (text.isEmpty()) {
            return error(400, "Bad Request: message text is empty");
        }
        return text.length() > 4096
                ? error(400, "Bad Request: message is too long")
                : good(json(made("sendMessage", text, fields, List.of(), "")));
    }

    private Reply one(String method, Call call, Map<String, String> fields) {
        var field = method.equals("sendPhoto") ? "photo" : "video";
        var file = call.parts().stream().filter(part -> part.name().equals(field) && !part.fileName().isEmpty())
                .findFirst();
        if (file.isEmpty()) {
            return error(400, "Bad Request: there is no " + field + " in the request");
        }
        var caption = fields.getOrDefault("caption", "");
        return caption.length() > 1024
                ? error(400, "Bad Request: message caption is too long")
                : good(json(made(method, caption, fields, List.of(file.get().contentType()), "")));
    }

    private Reply album(Call call, Map<String, String> fields) {
        var items = tree(fields.getOrDefault("media", "[]"));
        if (items.size() < 2 || items.size() > 10) {
            return error(400, "Bad Request: wrong number of media in the album");
        }
        var album = "album" + counter++;
        var made = new ArrayList<Object>();
        for (var item : items) {
            var name = item.path("media").asText().replace("attach://", "");
            var file = call.parts().stream().filter(part -> part.name().equals(name)).findFirst();
            if (file.isEmpty()) {
                return error(400, "Bad Request: wrong file identifier/HTTP URL specified");
            }
            made.add(json(made("sendMediaGroup", item.path("caption").asText(), fields,
                    List.of(file.get().contentType()), album)));
        }
        return good(made);
    }

    private Message made(String method, String text, Map<String, String> fields, List<String> media, String album) {
        var message = new Message(counter++, method, text,
                fields.getOrDefault("entities", fields.getOrDefault("caption_entities", "")), media, album,
                tree(fields.getOrDefault("reply_parameters", "{}")).path("message_id").asText(),
                Boolean.parseBoolean(fields.getOrDefault("disable_notification", "false")), Instant.now());
        messages.add(message);
        return message;
    }

    private static Map<String, Object> json(Message message) {
        var json = new LinkedHashMap<String, Object>();
        json.put("message_id", message.id());
        json.put("chat", chat());
        json.put("date", message.at().getEpochSecond());
        json.put(message.media().isEmpty() ? "text" : "caption", message.text());
        return json;
    }

    private static Map<String, Object> chat() {
        return Map.of("id", Long.parseLong(CHAT), "title", "Belfry news", "username", "belfry_news", "type", "channel");
    }

    private static JsonNode tree(String json) {
        try {
            return Wire.json().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Reply good(Object result) {
        return Reply.json(200, Map.of("ok", true, "result", result));
    }

    private static Reply error(int code, String description) {
        return Reply.json(code, Map.of("ok", false, "error_code", code, "description", description));
    }
}
