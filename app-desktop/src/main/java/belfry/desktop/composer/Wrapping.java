package belfry.desktop.composer;

/** Whether the editor may wrap a text: JavaFX breaks some texts into lines only in many seconds. */
enum Wrapping {
    WRAPPED(""), TOO_LONG("A text of this length is not wrapped here; the preview wraps its beginning.");

    private static final int LONGEST = 30_000;
    /** Finding a line's end in a text of joined emoji costs their number times the length. */
    private static final long MOST_WORK = 2_500_000;

    private final String words;

    Wrapping(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static Wrapping of(String text) {
        return text.length() > LONGEST || text.length() * joined(text) > MOST_WORK ? TOO_LONG : WRAPPED;
    }

    private static long joined(String text) {
        return text.chars().filter(sign -> sign == 0x200D || Character.isSurrogate((char) sign)).count();
    }
}
