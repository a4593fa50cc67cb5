package belfry.core.akash.definition;

import belfry.core.akash.sdl.SdlNode.Scalar;
import belfry.core.akash.sdl.SdlPath;
import java.util.Optional;

/** A service in a placement: by which compute profile, how many times. */
public record Deployed(SdlPath path, String service, String placement, Optional<Scalar> profile,
        Optional<Scalar> count) {
    public String profileName() {
        return profile.map(Scalar::value).orElse("");
    }

    public long replicas() {
        return count.map(Numbers::whole).orElse(0L);
    }
}
