package belfry.desktop.shell;

import static belfry.desktop.shell.KeyScope.*;

import java.util.Locale;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Every key of the console, in one place: the key map, the {@code ?} sheet and {@code docs/keys.md} are made from it.
 * {@code Shortcut} is Ctrl, on a Mac Cmd. Keys without a modifier, and those of
 * the calendar, which move posts, do nothing while a text field has the focus.
 */
public enum KeyBinding {
    PALETTE(EVERYWHERE, "Command palette", "Shortcut+K"), //
    KEYS(EVERYWHERE, "Keys of this view", "Shift+Slash"), //
    GO_CALENDAR(EVERYWHERE, "Go to Calendar", "Shortcut+Digit1"), //
    GO_POSTS(EVERYWHERE, "Go to Posts", "Shortcut+Digit2"), //
    GO_CHANNELS(EVERYWHERE, "Go to Channels", "Shortcut+Digit3"), //
    GO_HEALTH(EVERYWHERE, "Go to Health", "Shortcut+Digit4"), //
    GO_AKASH(EVERYWHERE, "Go to Akash", "Shortcut+Digit5"), //
    GO_MEDIA(EVERYWHERE, "Go to Media", "Shortcut+Digit6"), //
    GO_ANALYTICS(EVERYWHERE, "Go to Analytics", "Shortcut+Digit7"), //
    GO_BACKUPS(EVERYWHERE, "Go to Backups", "Shortcut+Digit8"), //
    GO_SETTINGS(EVERYWHERE, "Go to Settings", "Shortcut+Comma"), //
    BACK(EVERYWHERE, "Back", "Shortcut+Alt+Left"), //
    FORWARD(EVERYWHERE, "Forward", "Shortcut+Alt+Right"), //
    REFRESH(EVERYWHERE, "Refresh", "F5"), //
    UNDO(EVERYWHERE, "Undo", "Shortcut+Z"), //
    REDO(EVERYWHERE, "Redo", "Shortcut+Shift+Z"), //
    NEW_POST(EVERYWHERE, "New post", "Shortcut+N"), //
    SWITCH_WORKSPACE(EVERYWHERE, "Switch workspace or server", "Shortcut+Shift+W"), //
    TOGGLE_THEME(EVERYWHERE, "Light or dark", "Shortcut+Shift+L"), //
    CLOSE(EVERYWHERE, "Close drawer, sheet or filter", "Esc"), //
    WORST_INCIDENT(EVERYWHERE, "Open the worst problem", "Shortcut+Shift+P"), //

    FILTER(LIST, "Filter", "Slash"), //
    OPEN_DETAILS(LIST, "Open details", "Enter"), //
    NEXT_TAB(LIST, "Next drawer tab", "Close_Bracket"), //
    PREVIOUS_TAB(LIST, "Previous drawer tab", "Open_Bracket"), //
    MARK(LIST, "Mark", "Space"), //
    MARK_RANGE(LIST, "Mark up to here", "Shift+Space"), //
    MARK_ALL(LIST, "Mark all", "Shortcut+A"), //
    APPLY(LIST, "Apply what is previewed", "Shortcut+Enter"), //
    COPY_ID(LIST, "Copy id", "Y"), //
    COPY_REPORT(LIST, "Copy report", "Shift+Y"), //
    DELETE(LIST, "Delete, with consequences", "Delete"), //

    CALENDAR_TODAY(CALENDAR, "Today", "T"), //
    CALENDAR_MONTH(CALENDAR, "Month", "M"), //
    CALENDAR_WEEK(CALENDAR, "Week", "W"), //
    CALENDAR_DAY(CALENDAR, "Day", "D"), //
    CALENDAR_LIST(CALENDAR, "List", "L"), //
    CALENDAR_CYCLE(CALENDAR, "Next view: month, week, day, list", "V"), //
    CALENDAR_NEXT(CALENDAR, "Next period", "Page_Down"), //
    CALENDAR_PREVIOUS(CALENDAR, "Previous period", "Page_Up"), //
    CALENDAR_RIGHT(CALENDAR, "Select in the next day", "Right"), //
    CALENDAR_LEFT(CALENDAR, "Select in the previous day", "Left"), //
    CALENDAR_DOWN(CALENDAR, "Select the next post", "Down"), //
    CALENDAR_UP(CALENDAR, "Select the previous post", "Up"), //
    CALENDAR_LATER(CALENDAR, "Move post to the next day", "Alt+Right"), //
    CALENDAR_EARLIER(CALENDAR, "Move post to the previous day", "Alt+Left"), //
    CALENDAR_MOVE_DOWN(CALENDAR, "Move post 5 minutes, in the month a week later", "Alt+Down"), //
    CALENDAR_MOVE_UP(CALENDAR, "Move post 5 minutes, in the month a week earlier", "Alt+Up"), //
    CALENDAR_SLOT_LATER(CALENDAR, "Move post to the next free slot", "Shift+Alt+Down"), //
    CALENDAR_SLOT_EARLIER(CALENDAR, "Move post to the previous free slot", "Shift+Alt+Up"), //
    CALENDAR_NEW(CALENDAR, "New post at the chosen time", "N"), //
    CALENDAR_COPY(CALENDAR, "Copy post to the next day", "C"), //
    CALENDAR_OPEN_DAY(CALENDAR, "Show every post of the day", "O"), //
    CALENDAR_LANES(CALENDAR, "A lane for each channel", "K"), //
    CALENDAR_ZONE(CALENDAR, "Switch zone", "Z"), //
    CALENDAR_UNFILTER(CALENDAR, "Take filters away", "X"), //

    COMPOSER_SCHEDULE(COMPOSER, "Schedule", "Shortcut+Shift+Enter"), //
    COMPOSER_NOW(COMPOSER, "Publish now", "Shortcut+Shift+N"), //
    COMPOSER_DRAFT(COMPOSER, "Save draft", "Shortcut+S"), //
    COMPOSER_SLOT(COMPOSER, "Next free slot", "Shortcut+Shift+S"), //
    COMPOSER_PART(COMPOSER, "Add to thread", "Shortcut+Shift+T"), //
    COMPOSER_MEDIA(COMPOSER, "Add media", "Shortcut+Shift+M"), //

    POST_EXPLAIN(POSTS, "Why is it not out?", "E"), //
    POST_PUBLISH(POSTS, "Publish now", "P"), //
    POST_REQUEUE(POSTS, "Re-queue", "Q"), //
    POST_RESCHEDULE(POSTS, "New time", "R"), //
    POST_MARK_PUBLISHED(POSTS, "Mark as published", "U"), //
    POST_RETRY(POSTS, "It is not there: send again", "N"), //
    POST_CANCEL(POSTS, "Cancel post", "X"), //
    POST_MEND(POSTS, "Mend what is stuck", "G"), //
    POST_EDIT(POSTS, "Edit post", "D"), //

    CHANNEL_CONNECT(CHANNELS, "Connect a channel", "N"), //
    CHANNEL_CHECK(CHANNELS, "Check channel now", "C"), //
    CHANNEL_RECONNECT(CHANNELS, "Reconnect channel", "R"), //
    CHANNEL_SLOTS(CHANNELS, "Posting slots", "S"), //
    CHANNEL_DISABLE(CHANNELS, "Disable or enable channel", "D"), //

    PROCESS_RESTART(HEALTH, "Restart process", "R"), //
    PROCESS_STOP(HEALTH, "Stop process", "S"), //
    PROCESS_START(HEALTH, "Start process", "A"), //
    PROCESS_LOGS(HEALTH, "Logs", "L"), //
    HEALTH_DOCTOR(HEALTH, "Examine the stack", "D"), //
    HEALTH_FAULTS(HEALTH, "Faults only", "F"), //

    AKASH_OWNER(AKASH, "Owner address", "O"), //
    SETTINGS_NEW_KEY(SETTINGS, "New API key", "K"), //
    SETTINGS_ADD_MEMBER(SETTINGS, "Add member", "A");

    private final KeyScope scope;
    private final String label;
    private final KeyCombination combination;

    KeyBinding(KeyScope scope, String label, String combination) {
        this.scope = scope;
        this.label = label;
        this.combination = KeyCombination.valueOf(keyName(combination));
    }

    private static String keyName(String written) {
        return written.replace("Digit", "")
                .replace('_', ' ');
    }

    public KeyScope scope() {
        return scope;
    }

    public String label() {
        return label;
    }

    public KeyCombination combination() {
        return combination;
    }

    public boolean matches(KeyEvent event) {
        return combination.match(event);
    }

    /** Whether it is pressed without Ctrl, Alt or Cmd, so that it would type something into a text field. */
    public boolean plain() {
        var name = combination.getName().toLowerCase(Locale.ROOT);
        return !name.contains("shortcut") && !name.contains("alt") && !name.contains("ctrl") && this != CLOSE
                && this != REFRESH;
    }

    /** As shown on this machine: {@code Ctrl+K}, on a Mac {@code ⌘K}. */
    public String display() {
        return this == KEYS ? "?" : combination.getDisplayText();
    }
}
