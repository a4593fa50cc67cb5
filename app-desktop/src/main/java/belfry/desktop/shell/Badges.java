package belfry.desktop.shell;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;

/** How many open problems each area of the rail shows. */
public final class Badges {
    private final Map<Area, IntegerProperty> counts = new EnumMap<>(Area.class);

    public IntegerProperty of(Area area) {
        return counts.computeIfAbsent(area, _ -> new SimpleIntegerProperty());
    }
}
