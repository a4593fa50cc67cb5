package belfry.core.network.localfeed;

import belfry.core.network.ConnectKind;
import belfry.core.network.Deduplication;
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

/** The feed that Belfry serves itself, for readers of Atom: a network without anybody else's rules. */
public final class LocalFeed implements Network {
    public static final String ID = "localfeed";
    private static final int LONGEST = 100_000;
    private static final int MOST_MEDIA = 10;
    private static final long LARGEST = 500_000_000;
    private static final List<String> TYPES = List.of("image/jpeg", "image/png", "image/gif", "image/webp",
            "video/mp4");
    private static final MediaRules MEDIA = new MediaRules("The local feed", MOST_MEDIA,
            Map.of("image/jpeg", LARGEST, "image/png", LARGEST, "image/gif", LARGEST, "image/webp", LARGEST,
                    "video/mp4", LARGEST),
            false, 5000);
    private static final Profile PROFILE = new Profile(ID, "Local feed", Deduplication.BY_OUR_KEY, "characters", true,
            ConnectKind.NONE, List.of());

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
        return LONGEST;
    }

    @Override
    public int maxMedia(Map<String, String> facts) {
        return MOST_MEDIA;
    }

    @Override
    public List<String> mediaTypes(Map<String, String> facts) {
        return TYPES;
    }

    @Override
    public List<Problem> preflight(List<PartDraft> parts, Map<String, String> settings, Map<String, String> facts) {
        var problems = new ArrayList<Problem>();
        for (int index = 0; index < parts.size(); index++) {
            var part = parts.get(index);
            problems.addAll(TextRules.length(index, "the local feed", "text", count(part.text()), LONGEST, unit()));
            problems.addAll(MEDIA.check(index, part.media()));
        }
        return problems;
    }
}
