package belfry.core.network;

/** How an unknown outcome can be settled on a network without a person, strongest first. */
public enum Deduplication {
    /** The network itself refuses or adopts a repeat that carries our key: repeat the call. */
    BY_OUR_KEY,
    /** We hold a handle that answers exactly: ask it. */
    BY_HANDLE,
    /** Own recent posts can be listed and matched; one automatic resend at most. */
    BY_LISTING,
    /** Nothing: a person has to look. */
    NONE;

    /**
     * Whether the network itself can say, of any number of posts, all that a crash would leave unrecorded. Of the others
     * no more should be in doubt than are on their way at once.
     */
    public boolean needsNoRecord() {
        return switch (this) {
            case BY_OUR_KEY, BY_HANDLE -> true;
            case BY_LISTING, NONE -> false;
        };
    }
}
