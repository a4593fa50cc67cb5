package belfry.desktop.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * A text that somebody wrote, wrapped, read in its own direction, with addresses, mentions and tags standing out. Text of
 * right-to-left script is laid out word by word: JavaFX 26 fails when it has to break such a run
 * (ArrayIndexOutOfBoundsException in PrismTextLayout.computeTrailingSpaceWidth).
 */
public final class Prose extends TextFlow {
    private static final Pattern MARKED = Pattern
            .compile("https?://[^\\s<>\"]+|(?<![\\p{L}\\p{N}_])[@#][\\p{L}\\p{N}_][\\p{L}\\p{N}_.@-]*");
    private static final int SHOWN = 1500;
    private static final int LONGEST_WORD = 20;
    private static final int LOOKED_AT = 200;

    private double measuredWidth;
    private double measuredHeight;
    private boolean measured;
    private boolean placing;

    public Prose(String text) {
        getStyleClass().add("prose");
        setNodeOrientation(direction(text));
        var shown = text.length() <= SHOWN ? text : text.substring(0, text.offsetByCodePoints(SHOWN - 1, 1));
        var right = rightToLeft(shown);
        var marks = MARKED.matcher(shown);
        var at = 0;
        while (marks.find()) {
            add(shown.substring(at, marks.start()), "prose-plain", right);
            add(marks.group(), "prose-link", false);
            at = marks.end();
        }
        add(shown.substring(at), "prose-plain", right);
        if (shown.length() < text.length()) {
            add(" … and %,d more characters".formatted(text.length() - shown.length()), "prose-more", false);
        }
    }

    /** Boxes in boxes ask for it many times in one layout, and each time the whole text would be shaped anew. */
    @Override
    protected double computePrefHeight(double width) {
        if (!measured || measuredWidth != width) {
            measuredHeight = super.computePrefHeight(width);
            measuredWidth = width;
            measured = true;
        }
        return measuredHeight;
    }

    @Override
    public void requestLayout() {
        measured = measured && placing;
        super.requestLayout();
    }

    /** Its words tell their parent when they are placed; that changes none of them. */
    @Override
    protected void layoutChildren() {
        placing = true;
        super.layoutChildren();
        placing = false;
    }

    private void add(String words, String style, boolean right) {
        for (var piece : right ? words(words) : List.of(words)) {
            var text = new Text(piece);
            text.getStyleClass().add(style);
            getChildren().add(text);
        }
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        for (var word : text.split("(?<=\\s)")) {
            for (var at = 0; at < word.length();) {
                var end = Math.min(word.length(), at + LONGEST_WORD);
                if (end < word.length() && Character.isLowSurrogate(word.charAt(end))) {
                    end++;
                }
                words.add(word.substring(at, end));
                at = end;
            }
        }
        return words;
    }

    /** Whether any of it is of right-to-left script. */
    public static boolean rightToLeft(String text) {
        return text.codePoints().anyMatch(Prose::rightToLeft);
    }

    private static boolean rightToLeft(int point) {
        return switch (Character.getDirectionality(point)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> true;
            default -> false;
        };
    }

    /** Wraps what somebody may have written, unless breaking it into lines would fail. */
    public static void wrap(Labeled label) {
        label.wrapTextProperty().bind(label.textProperty().map(text -> !rightToLeft(text)));
    }

    /** Which way a text is read: as its first letter is. */
    public static NodeOrientation direction(String text) {
        var first = text.codePoints().limit(LOOKED_AT).filter(point -> rightToLeft(point)
                || Character.getDirectionality(point) == Character.DIRECTIONALITY_LEFT_TO_RIGHT).findFirst();
        return first.isPresent() && rightToLeft(first.getAsInt())
                ? NodeOrientation.RIGHT_TO_LEFT
                : NodeOrientation.LEFT_TO_RIGHT;
    }
}
