package belfry.desktop.composer;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.skin.TextAreaSkin;
import javafx.scene.shape.Path;

/** A text area that marks its text from a position on: what a network would not take. */
final class MarkingSkin extends TextAreaSkin {
    /** A mark this long covers every window; a longer one only costs time. */
    private static final int LONGEST = 12_000;

    private List<Path> marks = List.of();
    private int from = PartModel.FITS;
    private State drawn = new State(PartModel.FITS, 0, 0);

    /** What the drawn mark was made for. */
    private record State(int from, int length, double width) {}

    MarkingSkin(TextArea area) {
        super(area);
        // Its width changes once more when a scroll bar comes: the lines, and with them the mark, are other ones then.
        content().layoutBoundsProperty().addListener((_, _, _) -> area.requestLayout());
    }

    private Node content() {
        return ((ScrollPane) getChildren().getFirst()).getContent();
    }

    void markFrom(int position) {
        from = position;
        getSkinnable().requestLayout();
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        super.layoutChildren(x, y, width, height);
        var wanted = new State(from, getSkinnable().getLength(),
                content().getLayoutBounds().getWidth());
        if (!wanted.equals(drawn)) {
            drawn = wanted;
            draw(wanted);
        }
    }

    private void draw(State wanted) {
        if (!marks.isEmpty()) {
            removeHighlight(marks);
            marks = List.of();
        }
        if (wanted.from() >= 0 && wanted.from() < wanted.length()) {
            var mark = new Path(getRangeShape(wanted.from(), Math.min(wanted.length(), wanted.from() + LONGEST)));
            mark.getStyleClass().add("overflow-mark");
            mark.setManaged(false);
            mark.setMouseTransparent(true);
            marks = List.of(mark);
            addHighlight(marks, wanted.from());
        }
    }
}
