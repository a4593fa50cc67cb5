package belfry.server.network.bluesky;

import belfry.core.media.MediaFacts;
import belfry.core.network.bluesky.Bluesky;
import belfry.core.network.bluesky.Facet;
import belfry.core.network.bluesky.Facets;
import belfry.core.wire.Wire;
import belfry.server.network.PartMediaFile;
import belfry.server.network.PublishCall;
import belfry.server.network.RemotePart;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Writes the record of a post (lexicon app.bsky.feed.post); the same call always gives the same record. */
final class PostRecord {
    static final String COLLECTION = "app.bsky.feed.post";
    private static final String BLOB = "blob.";
    static final String MENTION = "mention.";

    private PostRecord() {}

    static ObjectNode of(PublishCall call) {
        var record = JsonNodeFactory.instance.objectNode();
        record.put("$type", COLLECTION);
        record.put("text", call.text());
        record.put("createdAt", createdAt(call.recordTime()));
        var languages = Bluesky.languageTags(call.settings());
        if (!languages.isEmpty()) {
            languages.forEach(record.putArray("langs")::add);
        }
        facets(record, call);
        images(record, call);
        reply(record, call);
        return record;
    }

    /** Under which name the upload of a medium is kept: another medium in its place has another. */
    static String handle(PartMediaFile medium) {
        return BLOB + medium.facts().id();
    }

    static String createdAt(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static void facets(ObjectNode record, PublishCall call) {
        var marked = JsonNodeFactory.instance.arrayNode();
        for (var facet : Facets.in(call.text())) {
            feature(facet, call).ifPresent(feature -> {
                var node = marked.addObject();
                node.putObject("index").put("byteStart", facet.start()).put("byteEnd", facet.end());
                node.putArray("features").add(feature);
            });
        }
        if (!marked.isEmpty()) {
            record.set("facets", marked);
        }
    }

    /** Empty for a mention of nobody: it stays plain text. */
    private static Optional<ObjectNode> feature(Facet facet, PublishCall call) {
        var feature = JsonNodeFactory.instance.objectNode();
        return switch (facet) {
            case Facet.Link link -> Optional.of(feature.put("$type", "app.bsky.richtext.facet#link").put("uri",
                    link.uri()));
            case Facet.Tag tag -> Optional.of(feature.put("$type", "app.bsky.richtext.facet#tag").put("tag",
                    tag.tag()));
            case Facet.Mention mention -> Optional.ofNullable(call.handles().get(MENTION + mention.handle()))
                    .map(did -> feature.put("$type", "app.bsky.richtext.facet#mention").put("did", did));
        };
    }

    private static void images(ObjectNode record, PublishCall call) {
        if (call.media().isEmpty()) {
            return;
        }
        var embed = record.putObject("embed").put("$type", "app.bsky.embed.images");
        var images = embed.putArray("images");
        for (int index = 0; index < call.media().size(); index++) {
            var facts = call.media().get(index).facts();
            var image = images.addObject();
            image.set("image", blob(call, index));
            image.put("alt", facts.altText());
            ratio(image, facts);
        }
    }

    private static void ratio(ObjectNode image, MediaFacts facts) {
        if (facts.width().isPresent() && facts.height().isPresent()) {
            image.putObject("aspectRatio").put("width", facts.width().get()).put("height", facts.height().get());
        }
    }

    private static JsonNode blob(PublishCall call, int index) {
        try {
            return Wire.json().readTree(call.handles().getOrDefault(handle(call.media().get(index)), "{}"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored blob %d is no JSON".formatted(index), e);
        }
    }

    private static void reply(ObjectNode record, PublishCall call) {
        call.parent().ifPresent(parent -> {
            var reply = record.putObject("reply");
            reply.set("root", reference(call.root().orElse(parent)));
            reply.set("parent", reference(parent));
        });
    }

    private static ObjectNode reference(RemotePart part) {
        return JsonNodeFactory.instance.objectNode().put("uri", part.remoteId()).put("cid",
                part.facts().getOrDefault("cid", ""));
    }
}
