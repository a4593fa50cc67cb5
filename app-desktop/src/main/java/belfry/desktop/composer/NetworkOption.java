package belfry.desktop.composer;

import belfry.core.network.bluesky.Bluesky;
import belfry.core.network.mastodon.Mastodon;
import belfry.core.network.telegram.Telegram;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something a network can be told about a post besides its words.
 *
 * @param key as the network's rules name it
 * @param choices value and word, the default first under an empty value; empty: free text
 * @param prompt what to write, where it is free text
 */
record NetworkOption(String key, String label, Map<String, String> choices, String prompt) {
    private static final Map<String, List<NetworkOption>> BY_NETWORK = Map.of(
            Mastodon.ID, List.of(
                    choice(Mastodon.VISIBILITY, "Visible to", "", "Everybody", "unlisted", "Everybody, not listed",
                            "private", "Followers", "direct", "Those mentioned"),
                    text(Mastodon.CONTENT_WARNING, "Content warning", "Shown before the text"),
                    choice(Mastodon.SENSITIVE, "Media", "", "Shown at once", "true", "Hidden until opened"),
                    text(Mastodon.LANGUAGE, "Language", "en")),
            Bluesky.ID, List.of(text(Bluesky.LANGUAGES, "Languages", "en, de")),
            Telegram.ID, List.of(
                    choice(Telegram.FORMAT, "Text is", "", "Plain", "html", "HTML"),
                    choice(Telegram.SILENT, "Subscribers", "", "Are notified", "true", "Get it silently"),
                    choice(Telegram.LINK_PREVIEW, "Links", "", "With a preview", "false", "Without a preview")));

    static List<NetworkOption> of(String network) {
        return BY_NETWORK.getOrDefault(network, List.of());
    }

    /** The word for what is chosen. */
    static String word(String network, String key, Map<String, String> settings) {
        return of(network).stream().filter(option -> option.key().equals(key)).findFirst()
                .map(option -> option.choices().getOrDefault(settings.getOrDefault(key, ""), "")).orElse("");
    }

    private static NetworkOption text(String key, String label, String prompt) {
        return new NetworkOption(key, label, Map.of(), prompt);
    }

    private static NetworkOption choice(String key, String label, String... pairs) {
        var choices = new LinkedHashMap<String, String>();
        for (var i = 0; i < pairs.length; i += 2) {
            choices.put(pairs[i], pairs[i + 1]);
        }
        return new NetworkOption(key, label, choices, "");
    }
}
