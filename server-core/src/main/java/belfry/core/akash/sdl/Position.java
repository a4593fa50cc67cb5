package belfry.core.akash.sdl;

/**
 * A place in the text of a deployment file.
 *
 * @param line counted from 1
 * @param column counted from 1, in characters of the text
 * @param offset counted from 0, in characters of the text
 */
public record Position(int line, int column, int offset) {
    public static final Position START = new Position(1, 1, 0);

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
