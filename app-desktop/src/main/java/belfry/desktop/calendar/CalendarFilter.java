package belfry.desktop.calendar;

import belfry.core.post.DeliveryState;
import belfry.core.wire.DeliveryView;
import belfry.core.wire.PostView;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Which posts are shown. An empty set lets everything through.
 *
 * @param words every one must occur; {@code state:failed}, {@code network:bluesky} and {@code channel:bakery} look
 *     at that alone
 */
record CalendarFilter(String words, Set<UUID> channels, Set<String> networks, Set<DeliveryState> states) {
    static final CalendarFilter NONE = new CalendarFilter("", Set.of(), Set.of(), Set.of());

    CalendarFilter {
        channels = Set.copyOf(channels);
        networks = Set.copyOf(networks);
        states = Set.copyOf(states);
    }

    CalendarFilter withWords(String text) {
        return new CalendarFilter(text, channels, networks, states);
    }

    CalendarFilter toggle(UUID channel) {
        return new CalendarFilter(words, toggled(channels, channel), networks, states);
    }

    CalendarFilter toggle(String network) {
        return new CalendarFilter(words, channels, toggled(networks, network), states);
    }

    CalendarFilter toggle(DeliveryState state) {
        return new CalendarFilter(words, channels, networks, toggled(states, state));
    }

    private static <T> Set<T> toggled(Set<T> set, T one) {
        var changed = new HashSet<>(set);
        if (!changed.remove(one)) {
            changed.add(one);
        }
        return changed;
    }

    /** How many things are ticked. */
    int ticked() {
        return channels.size() + networks.size() + states.size();
    }

    boolean empty() {
        return ticked() == 0 && words.isBlank();
    }

    Predicate<PostView> test() {
        var wanted = List.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        return post -> ticks(post) && wanted.stream().allMatch(word -> fits(post, word));
    }

    private boolean ticks(PostView post) {
        return (states.isEmpty() || states.contains(post.state())
                || post.deliveries().stream().anyMatch(delivery -> states.contains(delivery.state())))
                && (networks.isEmpty() || any(post, delivery -> networks.contains(delivery.network())))
                && (channels.isEmpty() || any(post, delivery -> channels.contains(delivery.channelId())));
    }

    private static boolean any(PostView post, Predicate<DeliveryView> test) {
        return post.deliveries().stream().anyMatch(test);
    }

    private static boolean fits(PostView post, String word) {
        var colon = word.indexOf(':');
        var value = word.substring(colon + 1);
        return switch (colon < 0 ? "" : word.substring(0, colon)) {
            case "state" -> has(post.state().name(), value)
                    || any(post, delivery -> has(delivery.state().name(), value));
            case "network" -> any(post, delivery -> has(delivery.network(), value));
            case "channel" -> any(post, delivery -> has(delivery.channelName(), value));
            default -> anywhere(post, word);
        };
    }

    private static boolean anywhere(PostView post, String word) {
        return has(post.excerpt(), word) || has(post.state().name(), word)
                || post.parts().stream().anyMatch(part -> has(part.text(), word))
                || any(post, delivery -> has(delivery.channelName(), word) || has(delivery.network(), word)
                        || has(delivery.state().name(), word));
    }

    private static boolean has(String text, String word) {
        return text.toLowerCase(Locale.ROOT).replace('_', ' ').contains(word.replace('_', ' '));
    }
}
