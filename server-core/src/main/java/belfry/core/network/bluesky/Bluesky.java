package belfry.core.network.bluesky;

import belfry.core.network.ConnectField;
import belfry.core.network.ConnectKind;
import belfry.core.network.Deduplication;
import belfry.core.network.Facts;
import belfry.core.network.MediaRules;
import belfry.core.network.Network;
import belfry.core.network.PartDraft;
import belfry.core.network.Profile;
import belfry.core.network.TextLength;
import belfry.core.network.TextRules;
import belfry.core.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Bluesky and every other server of the AT Protocol; limits from the lexicons app.bsky.feed.post and app.bsky.embed. */
public final class Bluesky implements Network {
    public static final String ID = "bluesky";
    /** Channel fact: the largest image that the account's server takes. */
    public static final String IMAGE_BYTES = "imageBytes";
    /** Setting: language tags of the text, separated by commas. */
    public static final String LANGUAGES = "languages";
    /** What every server takes; Bluesky's own take the larger one of the newer lexicon. */
    public static final long IMAGE_BYTES_EVERYWHERE = 1_000_000;
    public static final long IMAGE_BYTES_BLUESKY = 2_000_000;
    private static final int GRAPHEMES = 300;
    private static final int BYTES = 3000;
    private static final int MOST_IMAGES = 4;
    private static final int MOST_LANGUAGES = 3;
    private static final List<String> TYPES = List.of("image/jpeg", "image/png", "image/webp", "image/gif");
    private static final Profile PROFILE = new Profile(ID, "Bluesky", Deduplication.BY_OUR_KEY, "graphemes", true,
            ConnectKind.FIELDS, List.of(
                    new ConnectField("identifier", "Handle", "Such as anna.bsky.social, without the @", false, true),
                    new ConnectField("password", "App password",
                            "Made under Settings > Privacy and security > App passwords; not your own password", true,
                            true),
                    new ConnectField(ConnectField.BASE_URL, "Server",
                            "Only for an account that does not live at Bluesky",
                            false, false)));

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public int count(String text) {
        return TextLength.graphemes(text);
    }

    @Override
    public int limit(Map<String, String> facts) {
        return GRAPHEMES;
    }

    @Override
    public int maxMedia(Map<String, String> facts) {
        return MOST_IMAGES;
    }

    @Override
    public List<String> mediaTypes(Map<String, String> facts) {
        return TYPES;
    }

    @Override
    public List<Problem> preflight(List<PartDraft> parts, Map<String, String> settings, Map<String, String> facts) {
        var problems = new ArrayList<Problem>();
        var media = media(facts);
        for (int index = 0; index < parts.size(); index++) {
            var part = parts.get(index);
            problems.addAll(text(index, part.text()));
            problems.addAll(media.check(index, part.media()));
        }
        problems.addAll(languages(settings));
        return problems;
    }

    private List<Problem> text(int index, String text) {
        var byGraphemes = TextRules.length(index, "Bluesky", "text", count(text), GRAPHEMES, unit());
        return byGraphemes.isEmpty()
                ? TextRules.length(index, "Bluesky", "text", TextLength.utf8(text), BYTES, "bytes")
                : byGraphemes;
    }

    private static List<Problem> languages(Map<String, String> settings) {
        var tags = languageTags(settings);
        return tags.size() <= MOST_LANGUAGES
                && tags.stream().allMatch(tag -> tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]+)*"))
                        ? List.of()
                        : List.of(Problem.error("setting-refused", "The languages are not ones that Bluesky takes",
                                "It takes up to %d language tags".formatted(MOST_LANGUAGES), "Write them as: en, de")
                                .at("/settings/" + LANGUAGES));
    }

    public static List<String> languageTags(Map<String, String> settings) {
        var text = settings.getOrDefault(LANGUAGES, "").strip();
        return text.isEmpty() ? List.of() : List.of(text.split("\\s*,\\s*"));
    }

    private static MediaRules media(Map<String, String> facts) {
        var largest = Facts.number(facts, IMAGE_BYTES, IMAGE_BYTES_EVERYWHERE);
        return new MediaRules("Bluesky", MOST_IMAGES,
                Map.of("image/jpeg", largest, "image/png", largest, "image/webp", largest, "image/gif", largest), true,
                2000);
    }
}
