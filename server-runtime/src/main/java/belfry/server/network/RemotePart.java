package belfry.server.network;

import java.util.Map;

/** A published part as the network knows it. */
public record RemotePart(String remoteId, Map<String, String> facts) {
    public RemotePart {
        facts = Map.copyOf(facts);
    }
}
