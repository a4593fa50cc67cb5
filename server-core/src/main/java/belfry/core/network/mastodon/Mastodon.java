package belfry.core.network.mastodon;

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
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Mastodon, any instance; what it tells under /api/v2/instance is kept as the channel's facts. */
public final class Mastodon implements Network {
    public static final String ID = "mastodon";
    /** Channel facts, named as the instance names them. */
    public static final String MAX_CHARACTERS = "max_characters";
    public static final String MAX_MEDIA = "max_media_attachments";
    public static final String IMAGE_BYTES = "image_size_limit";
    public static final String VIDEO_BYTES = "video_size_limit";
    public static final String DESCRIPTION_LIMIT = "description_limit";
    /** Separated by commas. */
    public static final String MEDIA_TYPES = "supported_mime_types";
    /** Settings. */
    public static final String VISIBILITY = "visibility";
    public static final String CONTENT_WARNING = "contentWarning";
    public static final String SENSITIVE = "sensitive";
    public static final String LANGUAGE = "language";
    public static final List<String> VISIBILITIES = List.of("public", "unlisted", "private", "direct");
    private static final List<String> USUAL_TYPES = List.of("image/jpeg", "image/png", "image/gif", "image/webp",
            "video/mp4", "video/quicktime", "video/webm");
    private static final Pattern STATUS = Pattern
            .compile("/(?:web/)?(?:@\\w[\\w.-]*|users/\\w[\\w.-]*/statuses)/(\\d{1,20})/?");
    private static final Profile PROFILE = new Profile(ID, "Mastodon", Deduplication.BY_OUR_KEY, "characters", true,
            ConnectKind.OAUTH, List.of(
                    new ConnectField(ConnectField.BASE_URL, "Instance",
                            "Where the account lives, such as mastodon.social",
                            false, true)));

    @Override
    public Profile profile() {
        return PROFILE;
    }

    /**
     * {@code INSTANCE/@NAME/ID}. Each instance has its own ids, so an address with {@code @NAME@ELSEWHERE}, which is not
     * where the account lives, says nothing.
     */
    @Override
    public Optional<String> remoteId(URI address) {
        var found = STATUS.matcher(String.valueOf(address.getPath()));
        return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
    }

    @Override
    public int count(String text) {
        return MastodonText.count(text);
    }

    @Override
    public int limit(Map<String, String> facts) {
        return (int) Facts.number(facts, MAX_CHARACTERS, 500);
    }

    @Override
    public int maxMedia(Map<String, String> facts) {
        return (int) Facts.number(facts, MAX_MEDIA, 4);
    }

    @Override
    public List<String> mediaTypes(Map<String, String> facts) {
        var told = facts.getOrDefault(MEDIA_TYPES, "");
        return told.isBlank()
                ? USUAL_TYPES
                : List.of(told.split(",")).stream()
                        .filter(type -> type.startsWith("image/") || type.startsWith("video/")).toList();
    }

    @Override
    public List<Problem> preflight(List<PartDraft> parts, Map<String, String> settings, Map<String, String> facts) {
        var problems = new ArrayList<Problem>();
        var media = media(facts);
        int warning = count(settings.getOrDefault(CONTENT_WARNING, ""));
        for (int index = 0; index < parts.size(); index++) {
            var part = parts.get(index);
            var what = warning == 0 ? "text" : "text with its content warning";
            problems.addAll(TextRules.length(index, "this instance", what, count(part.text()) + warning, limit(facts),
                    unit()));
            problems.addAll(media.check(index, part.media()));
        }
        problems.addAll(settings(settings));
        return problems;
    }

    private static List<Problem> settings(Map<String, String> settings) {
        var problems = new ArrayList<Problem>();
        var visibility = settings.getOrDefault(VISIBILITY, "public");
        if (!VISIBILITIES.contains(visibility)) {
            problems.add(Problem.error("setting-refused", "Mastodon knows no visibility \"%s\"".formatted(visibility),
                    "It knows " + String.join(", ", VISIBILITIES), "Choose one of these")
                    .at("/settings/" + VISIBILITY));
        }
        var language = settings.getOrDefault(LANGUAGE, "");
        if (!language.isBlank() && !language.matches("[a-z]{2,3}(-[A-Za-z0-9]+)?")) {
            problems.add(Problem.error("setting-refused", "\"%s\" is not a language code".formatted(language),
                    "Mastodon takes ISO 639 codes", "Write it as: en").at("/settings/" + LANGUAGE));
        }
        return problems;
    }

    private MediaRules media(Map<String, String> facts) {
        long image = Facts.number(facts, IMAGE_BYTES, 16L << 20);
        long video = Facts.number(facts, VIDEO_BYTES, 99L << 20);
        var bytes = mediaTypes(facts).stream().distinct()
                .collect(Collectors.toMap(Function.identity(), type -> type.startsWith("video/") ? video : image));
        return new MediaRules("Mastodon", maxMedia(facts), bytes, true,
                (int) Facts.number(facts, DESCRIPTION_LIMIT, 1500));
    }
}
