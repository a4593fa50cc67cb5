package belfry.server.network.mastodon;

import belfry.core.problem.Problem;
import belfry.core.publish.Lookup;
import belfry.server.network.PublishCall;
import belfry.server.network.RemotePart;
import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds a post among the account's newest statuses, by time, text, media and what it answers. */
final class OwnStatuses {
    static final int LISTED = 40;
    /** Two clocks, and the time that a call takes. */
    private static final Duration SLACK = Duration.ofSeconds(90);
    private static final Pattern MENTION_WITH_HOST = Pattern.compile("(@[\\w.-]+)@[\\w.:-]+");

    private OwnStatuses() {}

    static Lookup among(JsonNode listed, PublishCall call) {
        var sentAt = call.firstSentAt().orElse(call.recordTime());
        var matches = new ArrayList<JsonNode>();
        boolean reachesBack = listed.size() < LISTED;
        for (var status : listed) {
            var at = createdAt(status);
            reachesBack |= at.isBefore(sentAt.minus(SLACK));
            if (!at.isBefore(sentAt.minus(SLACK)) && same(status, call)) {
                matches.add(status);
            }
        }
        return switch (matches.size()) {
            case 0 -> reachesBack
                    ? new Lookup.Absent()
                    : unclear("The account has posted more since than the instance lists");
            case 1 -> found(matches.getFirst());
            default -> unclear("%d posts of the account look like this one".formatted(matches.size()));
        };
    }

    private static Lookup unclear(String cause) {
        return new Lookup.Impossible(
                Problem.error("mastodon-lookup-unclear", "Belfry cannot tell which post is this one",
                        cause, "Look at the account, then say whether the post is there"));
    }

    private static Lookup found(JsonNode status) {
        return new Lookup.Found(status.path("id").asText(),
                Optional.of(status.path("url").asText("")).filter(url -> !url.isEmpty()), Map.of());
    }

    private static boolean same(JsonNode status, PublishCall call) {
        return status.path("media_attachments").size() == call.media().size()
                && status.path("in_reply_to_id").asText("").equals(parent(call))
                && normal(plain(status.path("content").asText(""))).equals(normal(call.text()));
    }

    private static String parent(PublishCall call) {
        return call.parent().map(RemotePart::remoteId).orElse("");
    }

    private static Instant createdAt(JsonNode status) {
        try {
            return OffsetDateTime.parse(status.path("created_at").asText("")).toInstant();
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    /** An instance gives its texts as HTML; invisible spans carry what it cuts from addresses. */
    private static String plain(String html) {
        return html.replaceAll("<br ?/?>", "\n").replaceAll("</p>\\s*<p>", "\n\n").replaceAll("<[^>]*>", "")
                .replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'")
                .replace("&apos;", "'").replace("&nbsp;", " ").replace("&amp;", "&");
    }

    private static String normal(String text) {
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return MENTION_WITH_HOST.matcher(composed).replaceAll("$1").replaceAll("\\s+", " ").strip();
    }
}
