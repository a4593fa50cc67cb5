package belfry.desktop.composer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A text as networks show it: addresses, mentions and tags stand out. */
final class PreviewText {
    private static final Pattern MARKED = Pattern
            .compile("https?://[^\\s<>\"]+|(?<![\\p{L}\\p{N}_])[@#][\\p{L}\\p{N}_][\\p{L}\\p{N}_.@-]*");
    private static final int SHOWN = 1500;

    private PreviewText() {}

    static Node of(String text) {
        var shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN);
        var flow = new TextFlow();
        flow.getStyleClass().add("preview-text");
        flow.setNodeOrientation(Direction.of(text));
        flow.getChildren().setAll(pieces(shown));
        if (shown.length() < text.length()) {
            flow.getChildren()
                    .add(piece(" … and %,d more characters".formatted(text.length() - SHOWN), "preview-more"));
        }
        return flow;
    }

    private static List<Text> pieces(String text) {
        var pieces = new ArrayList<Text>();
        var marks = MARKED.matcher(text);
        var at = 0;
        while (marks.find()) {
            pieces.add(piece(text.substring(at, marks.start()), "preview-plain"));
            pieces.add(piece(marks.group(), "preview-link"));
            at = marks.end();
        }
        pieces.add(piece(text.substring(at), "preview-plain"));
        return pieces;
    }

    private static Text piece(String words, String style) {
        var text = new Text(words);
        text.getStyleClass().add(style);
        return text;
    }
}
