package belfry.desktop.composer;

/** Whether the editor may wrap a text: JavaFX breaks a very long one into lines only in many seconds. */
enum Wrapping {
    WRAPPED(""), TOO_LONG("A text of this length is not wrapped here; the preview wraps its beginning.");

    private static final int LONGEST = 30_000;

    private final String words;

    Wrapping(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static Wrapping of(String text) {
        return text.length() > LONGEST ? TOO_LONG : WRAPPED;
    }
}
