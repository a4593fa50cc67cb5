package belfry.desktop.ui;

import javafx.scene.control.TextArea;

/** JSON, a log excerpt or other text as it is, to read and copy. */
public final class RawText extends TextArea {
    public RawText(String text) {
        super(text);
        setEditable(false);
        setWrapText(false);
        getStyleClass().add("raw-text");
    }
}
