package belfry.core.akash.definition;

import belfry.core.akash.sdl.SdlNode.Scalar;
import belfry.core.akash.sdl.SdlPath;
import java.util.List;
import java.util.Optional;

/** A container that runs on Akash: its image, its environment, its ports and its mounts. */
public record Service(SdlPath path, String name, Optional<Scalar> image, List<Scalar> command, List<Scalar> args,
        List<Scalar> env, List<Expose> expose, List<Scalar> dependencies, Optional<Params> params,
        Optional<Credentials> credentials) {
    /**
     * Mounts, permissions and confidential computing.
     *
     * @param storage the mounts, absent when the key is not there
     * @param permissions what the container may read of its own lease, absent when the key is not there
     */
    public record Params(SdlPath path, Optional<List<Mount>> storage, Optional<Permissions> permissions,
            Optional<Scalar> tee) {
        public List<Mount> mounts() {
            return storage.orElse(List.of());
        }
    }

    /** Where a volume of the compute profile appears in the container. */
    public record Mount(SdlPath path, String volume, Optional<Scalar> mount, boolean readOnly) {}

    /** @param read absent when the key is not there */
    public record Permissions(SdlPath path, Optional<List<Scalar>> read) {}

    /** How a provider signs in to a private registry of images. */
    public record Credentials(SdlPath path, Optional<Scalar> host, Optional<Scalar> email, Optional<Scalar> username,
            Optional<Scalar> password) {}

    /** The value of the environment variable, when it is set here. */
    public Optional<String> env(String variable) {
        return env.stream().map(Scalar::value).filter(entry -> entry.startsWith(variable + "="))
                .map(entry -> entry.substring(variable.length() + 1)).findFirst();
    }

    public List<Mount> mounts() {
        return params.map(Params::mounts).orElse(List.of());
    }
}
