package belfry.desktop.shell;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** A place of the rail; only those with a screen are shown. */
public enum Area {
    CALENDAR("Calendar", Feather.CALENDAR, KeyBinding.GO_CALENDAR, false), //
    POSTS("Posts", Feather.SEND, KeyBinding.GO_POSTS, false), //
    CHANNELS("Channels", Feather.RADIO, KeyBinding.GO_CHANNELS, false), //
    MEDIA("Media", Feather.IMAGE, KeyBinding.GO_MEDIA, false), //
    ANALYTICS("Analytics", Feather.BAR_CHART_2, KeyBinding.GO_ANALYTICS, false), //
    HEALTH("Health", Feather.ACTIVITY, KeyBinding.GO_HEALTH, true), //
    AKASH("Akash", Feather.CLOUD, KeyBinding.GO_AKASH, true), //
    BACKUPS("Backups", Feather.ARCHIVE, KeyBinding.GO_BACKUPS, true), //
    SETTINGS("Settings", Feather.SETTINGS, KeyBinding.GO_SETTINGS, false);

    private final String title;
    private final Ikon icon;
    private final KeyBinding key;
    private final boolean operations;

    Area(String title, Ikon icon, KeyBinding key, boolean operations) {
        this.title = title;
        this.icon = icon;
        this.key = key;
        this.operations = operations;
    }

    public String title() {
        return title;
    }

    public Ikon icon() {
        return icon;
    }

    public KeyBinding key() {
        return key;
    }

    /** Whether it is about keeping Belfry running rather than about what is published. */
    public boolean operations() {
        return operations;
    }
}
