package belfry.core.network;

import belfry.core.problem.Problem;
import java.util.List;

/** What can be wrong with the text of one message on any network. */
public final class TextRules {
    private TextRules() {}

    /** @param what the limit is for: {@code text}, {@code caption} */
    public static List<Problem> length(int part, String network, String what, int length, int limit, String unit) {
        if (length <= limit) {
            return List.of();
        }
        return List.of(Problem.error("post-too-long",
                "The %s has %d %s, %s takes %d".formatted(what, length, unit, network, limit),
                "A longer one is refused there",
                "Shorten it by %s".formatted(TextLength.spoken(length - limit, unit)),
                "Or move its end to a further part of the thread").at(text(part)));
    }

    public static String text(int part) {
        return "/parts/%d/text".formatted(part);
    }
}
