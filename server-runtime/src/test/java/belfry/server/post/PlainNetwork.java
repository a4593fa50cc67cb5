package belfry.server.post;

import belfry.core.network.ConnectField;
import belfry.core.network.ConnectKind;
import belfry.core.network.Deduplication;
import belfry.core.network.Network;
import belfry.core.network.PartDraft;
import belfry.core.network.Profile;
import belfry.core.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A network that takes texts of up to 500 characters and JPEG pictures. */
public record PlainNetwork(Profile profile) implements Network {
    public static final String ID = "localfeed";

    public PlainNetwork() {
        this(new Profile(ID, "Five hundred", Deduplication.NONE, "characters", true, ConnectKind.FIELDS,
                List.of(new ConnectField("token", "Token", "From the settings", true, true))));
    }

    public static Optional<Network> find(String id) {
        return id.equals(ID) ? Optional.of(new PlainNetwork()) : Optional.empty();
    }

    @Override
    public int count(String text) {
        return text.codePointCount(0, text.length());
    }

    @Override
    public int limit(Map<String, String> facts) {
        return 500;
    }

    @Override
    public int maxMedia(Map<String, String> facts) {
        return 4;
    }

    @Override
    public List<String> mediaTypes(Map<String, String> facts) {
        return List.of("image/jpeg");
    }

    @Override
    public List<Problem> preflight(List<PartDraft> parts, Map<String, String> settings, Map<String, String> facts) {
        var found = new ArrayList<Problem>();
        for (int i = 0; i < parts.size(); i++) {
            var used = count(parts.get(i).text());
            if (used > limit(facts)) {
                found.add(Problem.error("post-too-long", "The text has %d of 500 characters".formatted(used),
                        "The network takes 500", "Shorten it").at("/parts/" + i + "/text"));
            }
            for (int j = 0; j < parts.get(i).media().size(); j++) {
                if (!mediaTypes(facts).contains(parts.get(i).media().get(j).contentType())) {
                    found.add(Problem.error("media-type-refused", "This picture is not taken", "Only JPEG is",
                            "Convert it").at("/parts/" + i + "/media/" + j));
                }
            }
        }
        return found;
    }
}
