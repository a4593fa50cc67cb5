package belfry.core.network;

import belfry.core.problem.Problem;
import java.util.List;
import java.util.Map;

/**
 * One social network as far as it can be known without talking to it. Each lives in a subpackage named by its id and is
 * listed in {@link Networks}.
 */
public interface Network {
    /** Stable and lower case: {@code bluesky}. */
    String id();

    /** As people write it: {@code Bluesky}. */
    String displayName();

    Deduplication deduplication();

    /** Length of a text as this network counts it. */
    int count(String text);

    /** Most that {@link #count} may be. {@code facts} are the channel's (an instance's own limit). */
    int limit(Map<String, String> facts);

    /** What is counted: {@code characters}, {@code graphemes}. */
    String unit();

    /** Whether further parts can hang below the first. */
    boolean threads();

    int maxMedia(Map<String, String> facts);

    /** Content types taken: {@code image/jpeg}. */
    List<String> mediaTypes(Map<String, String> facts);

    /** What a person gives to connect an account, in the order of the form. */
    List<ConnectField> connectFields();

    /** How an account is connected. */
    ConnectKind connectKind();

    /**
     * What this network would refuse, each placed at its field ({@code /parts/0/text}, {@code /parts/0/media/1}), with its
     * mend. Empty: it would take it.
     */
    List<Problem> preflight(List<PartDraft> parts, Map<String, String> settings, Map<String, String> facts);
}
