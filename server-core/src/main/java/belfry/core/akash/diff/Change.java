package belfry.core.akash.diff;

import belfry.core.akash.sdl.SdlPath;

/**
 * One difference between two deployment files and what it means for a running deployment.
 *
 * @param path where it stands in the new file, or in the old one when it was taken out
 * @param before empty when it was not there; secrets as stars, as in {@code after}
 */
public record Change(Effect effect, String service, SdlPath path, String what, String before, String after,
        String consequence) {

    /** How hard a change is, the mildest first. */
    public enum Effect {
        /** The provider changes it while the containers go on. */
        IN_PLACE,
        /** The containers of the service start anew; what they wrote to ephemeral disk is gone. */
        RESTARTS,
        /** The chain and the provider refuse it as an update; it needs a new deployment. */
        NEW_DEPLOYMENT,
        /** It can be done, and something that was stored is gone or unreadable afterwards. */
        LOSES_DATA
    }
}
