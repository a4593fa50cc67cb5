package belfry.desktop.shell;

/** Where a key works. */
public enum KeyScope {
    EVERYWHERE("Everywhere"),
    LIST("In every list"),
    CALENDAR("Calendar"),
    COMPOSER("Composer"),
    POSTS("Posts"),
    CHANNELS("Channels"),
    HEALTH("Health"),
    AKASH("Akash"),
    SETTINGS("Settings"),
    MEDIA("Media"),
    ANALYTICS("Analytics"),
    BACKUPS("Backups");

    private final String title;

    KeyScope(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Whether a key of this scope and one of the other can be pressed in the same view. */
    public boolean meets(KeyScope other) {
        return this == other || shared() || other.shared();
    }

    private boolean shared() {
        return this == EVERYWHERE || this == LIST;
    }
}
