package belfry.desktop.composer;

import javafx.geometry.NodeOrientation;

/** Which way a text is read: as its first letter is. */
final class Direction {
    private static final int LOOKED_AT = 200;

    private Direction() {}

    static NodeOrientation of(String text) {
        for (var i = 0; i < Math.min(text.length(), LOOKED_AT);) {
            var point = text.codePointAt(i);
            switch (Character.getDirectionality(point)) {
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> {
                    return NodeOrientation.LEFT_TO_RIGHT;
                }
                case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
                    return NodeOrientation.RIGHT_TO_LEFT;
                }
                default -> i += Character.charCount(point);
            }
        }
        return NodeOrientation.INHERIT;
    }
}
