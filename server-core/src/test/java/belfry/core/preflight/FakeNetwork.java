package belfry.core.preflight;

import belfry.core.network.ConnectKind;
import belfry.core.network.Deduplication;
import belfry.core.network.Network;
import belfry.core.network.PartDraft;
import belfry.core.network.Profile;
import belfry.core.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A network that takes ten characters and only JPEG. */
record FakeNetwork(Profile profile) implements Network {
    static FakeNetwork ten() {
        return new FakeNetwork(
                new Profile("ten", "Ten", Deduplication.NONE, "characters", true, ConnectKind.NONE, List.of()));
    }

    @Override
    public int count(String text) {
        return text.length();
    }

    @Override
    public int limit(Map<String, String> facts) {
        return Integer.parseInt(facts.getOrDefault("limit", "10"));
    }

    @Override
    public int maxMedia(Map<String, String> facts) {
        return 1;
    }

    @Override
    public List<String> mediaTypes(Map<String, String> facts) {
        return List.of("image/jpeg");
    }

    @Override
    public List<Problem> preflight(List<PartDraft> parts, Map<String, String> settings, Map<String, String> facts) {
        var found = new ArrayList<Problem>();
        for (int i = 0; i < parts.size(); i++) {
            if (count(parts.get(i).text()) > limit(facts)) {
                found.add(Problem.error("post-too-long", "Too long", "Ten is the most", "Shorten it")
                        .at("/parts/" + i + "/text"));
            }
            for (int j = 0; j < parts.get(i).media().size(); j++) {
                if (!mediaTypes(facts).contains(parts.get(i).media().get(j).contentType())) {
                    found.add(Problem.error("media-type-refused", "Not taken", "Only JPEG", "Convert it")
                            .at("/parts/" + i + "/media/" + j));
                }
            }
        }
        return found;
    }
}
