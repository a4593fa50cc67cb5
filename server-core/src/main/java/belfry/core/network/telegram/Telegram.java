package belfry.core.network.telegram;

import belfry.core.media.MediaFacts;
import belfry.core.network.ConnectField;
import belfry.core.network.ConnectKind;
import belfry.core.network.Deduplication;
import belfry.core.network.Facts;
import belfry.core.network.MediaRules;
import belfry.core.network.Network;
import belfry.core.network.PartDraft;
import belfry.core.network.Profile;
import belfry.core.network.TextRules;
import belfry.core.problem.Problem;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A Telegram channel or group, written to by a bot; limits from core.telegram.org/bots/api. */
public final class Telegram implements Network {
    public static final String ID = "telegram";
    /** Channel fact: the largest file that the Bot API server takes; a local one takes 2 GB. */
    public static final String UPLOAD_BYTES = "uploadBytes";
    /** Settings: {@code plain} or {@code html}; {@code true} or {@code false}. */
    public static final String FORMAT = "format";
    public static final String SILENT = "silent";
    public static final String LINK_PREVIEW = "linkPreview";
    private static final int TEXT = 4096;
    private static final int CAPTION = 1024;
    private static final int ALBUM = 10;
    private static final long PHOTO_BYTES = 10_000_000;
    private static final long UPLOAD = 50_000_000;
    private static final List<String> TYPES = List.of("image/jpeg", "image/png", "image/webp", "video/mp4");
    private static final Pattern MESSAGE = Pattern
            .compile("(?:www\\.)?(?:t|telegram)\\.me/(?:c/\\d+|[A-Za-z]\\w+)(?:/\\d+)?/(\\d{1,18})/?");
    private static final Profile PROFILE = new Profile(ID, "Telegram", Deduplication.NONE, "characters", true,
            ConnectKind.FIELDS, List.of(
                    new ConnectField("token", "Bot token", "From @BotFather, such as 123456:ABC-DEF", true, true),
                    new ConnectField("chat", "Channel",
                            "Its @name, or its number beginning with -100; the bot must be an administrator of it",
                            false,
                            true),
                    new ConnectField(ConnectField.BASE_URL, "Bot API server", "Only when you run one yourself", false,
                            false)));

    @Override
    public Profile profile() {
        return PROFILE;
    }

    /** UTF-16 units, which is what a Java string's length is; Telegram cuts white space at both ends. */
    @Override
    public int count(String text) {
        return text.strip().length();
    }

    @Override
    public int limit(Map<String, String> facts) {
        return TEXT;
    }

    @Override
    public int maxMedia(Map<String, String> facts) {
        return ALBUM;
    }

    @Override
    public List<String> mediaTypes(Map<String, String> facts) {
        return TYPES;
    }

    /** {@code t.me/NAME/ID}, {@code t.me/c/NUMBER/ID}, and with a topic between. */
    @Override
    public Optional<String> remoteId(URI address) {
        var found = MESSAGE.matcher(address.getHost() + address.getPath());
        return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** The text as it will be sent. */
    public static TelegramMarkup markup(String text, Map<String, String> settings) {
        var stripped = text.strip();
        return settings.getOrDefault(FORMAT, "plain").equals("html")
                ? TelegramMarkup.html(stripped)
                : TelegramMarkup.plain(stripped);
    }

    @Override
    public List<Problem> preflight(List<PartDraft> parts, Map<String, String> settings, Map<String, String> facts) {
        var problems = new ArrayList<Problem>();
        var media = media(facts);
        for (int index = 0; index < parts.size(); index++) {
            var part = parts.get(index);
            problems.addAll(text(index, part, settings));
            problems.addAll(media.check(index, part.media()));
            problems.addAll(dimensions(index, part.media()));
        }
        if (!List.of("plain", "html").contains(settings.getOrDefault(FORMAT, "plain"))) {
            problems.add(Problem.error("setting-refused", "The format is neither plain nor html",
                    "Belfry knows these two for Telegram", "Choose one of them").at("/settings/" + FORMAT));
        }
        return problems;
    }

    private static List<Problem> text(int index, PartDraft part, Map<String, String> settings) {
        var markup = markup(part.text(), settings);
        if (markup.mistake().isPresent()) {
            return List.of(Problem.error("text-markup-broken", "The text is not right HTML: " + markup.mistake().get(),
                    "Telegram takes a few tags, each closed", "Mend the tag, or choose plain text")
                    .at(TextRules.text(index)));
        }
        var what = part.media().isEmpty() ? "text" : "caption";
        return TextRules.length(index, "Telegram", what, markup.text().length(),
                part.media().isEmpty() ? TEXT : CAPTION, "characters");
    }

    private static List<Problem> dimensions(int part, List<MediaFacts> media) {
        var problems = new ArrayList<Problem>();
        for (int index = 0; index < media.size(); index++) {
            var medium = media.get(index);
            int width = medium.width().orElse(1);
            int height = medium.height().orElse(1);
            if (medium.image() && (width + height > 10_000 || Math.max(width, height) > 20 * Math.min(width, height))) {
                problems.add(Problem.error("media-dimensions-refused",
                        "An image of %d × %d".formatted(width, height),
                        "Telegram takes a photo whose sides add up to 10,000 at most and of which none is more than 20 times the other",
                        "Scale or crop it").at("/parts/%d/media/%d".formatted(part, index)));
            }
        }
        return problems;
    }

    private static MediaRules media(Map<String, String> facts) {
        long video = Facts.number(facts, UPLOAD_BYTES, UPLOAD);
        return new MediaRules("Telegram", ALBUM, Map.of("image/jpeg", PHOTO_BYTES, "image/png", PHOTO_BYTES,
                "image/webp", PHOTO_BYTES, "video/mp4", video), false, 0);
    }
}
