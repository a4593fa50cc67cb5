package belfry.desktop.shell;

/**
 * Somewhere one can go and come back to.
 *
 * @param target what of the area is open, as the screen names it; empty: the area itself
 */
public record Place(Area area, String target) {
    public static Place of(Area area) {
        return new Place(area, "");
    }
}
