package belfry.core.network;

import java.util.List;

/**
 * What is the same for every account of one network.
 *
 * @param id stable and lower case: {@code bluesky}
 * @param displayName as people write it: {@code Bluesky}
 * @param unit what {@link Network#count} counts: {@code characters}, {@code graphemes}
 * @param threads whether further parts can hang below the first
 * @param connectKind how an account is connected
 * @param connectFields what a person gives to connect an account, in the order of the form
 */
public record Profile(String id, String displayName, Deduplication deduplication, String unit, boolean threads,
        ConnectKind connectKind, List<ConnectField> connectFields) {
    public Profile {
        connectFields = List.copyOf(connectFields);
    }
}
