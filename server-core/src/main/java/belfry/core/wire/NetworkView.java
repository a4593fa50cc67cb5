package belfry.core.wire;

import belfry.core.network.ConnectField;
import belfry.core.network.ConnectKind;
import java.util.List;

/** A network one can connect. */
public record NetworkView(String id, String name, ConnectKind connect, List<ConnectField> fields, int textLimit,
        String unit, int maxMedia, List<String> mediaTypes, boolean threads) {
    public NetworkView {
        fields = List.copyOf(fields);
        mediaTypes = List.copyOf(mediaTypes);
    }
}
