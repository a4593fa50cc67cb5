package belfry.server.publish;

import belfry.core.network.ConnectField;
import belfry.core.network.ConnectKind;
import belfry.core.network.Deduplication;
import belfry.core.network.Network;
import belfry.core.network.PartDraft;
import belfry.core.problem.Problem;
import java.util.List;
import java.util.Map;

/** A network that takes anything, of one family. */
record PeerNetwork(Deduplication deduplication) implements Network {
    /** The id by which deliveries of this family are found. */
    static String id(Deduplication family) {
        return "peer-" + family.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    @Override
    public String id() {
        return id(deduplication);
    }

    @Override
    public String displayName() {
        return "Peer";
    }

    @Override
    public int count(String text) {
        return text.length();
    }

    @Override
    public int limit(Map<String, String> facts) {
        return 500;
    }

    @Override
    public String unit() {
        return "characters";
    }

    @Override
    public boolean threads() {
        return true;
    }

    @Override
    public int maxMedia(Map<String, String> facts) {
        return 4;
    }

    @Override
    public List<String> mediaTypes(Map<String, String> facts) {
        return List.of("image/jpeg");
    }

    @Override
    public List<ConnectField> connectFields() {
        return List.of();
    }

    @Override
    public ConnectKind connectKind() {
        return ConnectKind.NONE;
    }

    @Override
    public List<Problem> preflight(List<PartDraft> parts, Map<String, String> settings, Map<String, String> facts) {
        return List.of();
    }
}
