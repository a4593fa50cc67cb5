package belfry.core.network;

import belfry.core.media.MediaFacts;
import belfry.core.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which media one message of a network may carry.
 *
 * @param network as people write it
 * @param most items in one message
 * @param bytesByType largest size by content type; a type that is not here is refused
 * @param videoAlone whether a video stands by itself
 * @param altLimit longest description in graphemes; 0: this network shows none
 */
public record MediaRules(String network, int most, Map<String, Long> bytesByType, boolean videoAlone, int altLimit) {
    public MediaRules {
        bytesByType = Map.copyOf(bytesByType);
    }

    /** @param part position of the message in the thread */
    public List<Problem> check(int part, List<MediaFacts> media) {
        var problems = new ArrayList<Problem>();
        if (media.size() > most) {
            problems.add(Problem.error("media-too-many",
                    "%d media on one message, %s takes %d".formatted(media.size(), network, most),
                    "A message with more is refused there",
                    "Take %d away, or move them to a further part of the thread".formatted(media.size() - most))
                    .at(at(part, most)));
        }
        if (videoAlone && media.size() > 1 && media.stream().anyMatch(MediaFacts::video)) {
            problems.add(Problem.error("media-mixed", "A video together with other media",
                    "%s takes a video only by itself".formatted(network),
                    "Put the video into a part of its own").at(at(part, firstVideo(media))));
        }
        for (int index = 0; index < media.size(); index++) {
            problems.addAll(check(media.get(index), at(part, index)));
        }
        return problems;
    }

    private List<Problem> check(MediaFacts medium, String field) {
        var problems = new ArrayList<Problem>();
        var largest = bytesByType.get(medium.contentType());
        if (largest == null) {
            problems.add(typeRefused(medium).at(field));
        } else if (medium.bytes() > largest) {
            problems.add(Problem.error("media-too-large",
                    "%s of %s, %s takes %s".formatted(kind(medium), megabytes(medium.bytes()), network,
                            megabytes(largest)),
                    "A larger file is refused there",
                    "Compress it below %s".formatted(megabytes(largest))).at(field));
        }
        problems.addAll(alt(medium, field));
        return problems;
    }

    private Problem typeRefused(MediaFacts medium) {
        var takes = String.join(", ", bytesByType.keySet().stream().sorted().toList());
        return Problem.error("media-type-refused", "%s does not take %s".formatted(network, medium.contentType()),
                bytesByType.isEmpty() ? "It takes text only" : "It takes " + takes,
                bytesByType.isEmpty() ? "Take the file away" : "Convert it to one of these, or take it away");
    }

    private List<Problem> alt(MediaFacts medium, String field) {
        if (altLimit == 0) {
            return List.of();
        }
        if (medium.altText().isBlank()) {
            return List.of(Problem.warning("alt-text-missing", "%s has no description".formatted(kind(medium)),
                    "People who cannot see it, and search, get nothing from it",
                    "Describe in one sentence what it shows").at(field));
        }
        int length = TextLength.graphemes(medium.altText());
        return length <= altLimit
                ? List.of()
                : List.of(Problem.error("alt-text-too-long",
                        "The description has %d characters, %s takes %d".formatted(length, network, altLimit),
                        "A longer one is refused there",
                        "Shorten it by %s".formatted(TextLength.spoken(length - altLimit, "characters"))).at(field));
    }

    private static int firstVideo(List<MediaFacts> media) {
        return media.indexOf(media.stream().filter(MediaFacts::video).findFirst().orElseThrow());
    }

    private static String at(int part, int index) {
        return "/parts/%d/media/%d".formatted(part, index);
    }

    private static String kind(MediaFacts medium) {
        return medium.video() ? "A video" : "An image";
    }

    private static String megabytes(long bytes) {
        return bytes < 1_000_000 ? bytes / 1000 + " kB" : "%.1f MB".formatted(bytes / 1e6);
    }
}
