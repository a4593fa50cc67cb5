package belfry.core.network;

import belfry.core.problem.Problem;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One social network as far as it can be known without talking to it. Each lives in a subpackage named by its id and is
 * listed in {@link Networks}.
 */
public interface Network {
    /** What is the same for every account. */
    Profile profile();

    default String id() {
        return profile().id();
    }

    default String displayName() {
        return profile().displayName();
    }

    default Deduplication deduplication() {
        return profile().deduplication();
    }

    default String unit() {
        return profile().unit();
    }

    default boolean threads() {
        return profile().threads();
    }

    default ConnectKind connectKind() {
        return profile().connectKind();
    }

    default List<ConnectField> connectFields() {
        return profile().connectFields();
    }

    /** Length of a text as this network counts it. */
    int count(String text);

    /** Most that {@link #count} may be. {@code facts} are the channel's (an instance's own limit). */
    int limit(Map<String, String> facts);

    int maxMedia(Map<String, String> facts);

    /** Content types taken: {@code image/jpeg}. */
    List<String> mediaTypes(Map<String, String> facts);

    /** The network's id of the message at an address that a person found, so that the next part can hang below it. */
    default Optional<String> remoteId(URI address) {
        return Optional.empty();
    }

    /**
     * What this network would refuse, each placed at its field ({@code /parts/0/text}, {@code /parts/0/media/1}), with its
     * mend. Empty: it would take it.
     */
    List<Problem> preflight(List<PartDraft> parts, Map<String, String> settings, Map<String, String> facts);
}
