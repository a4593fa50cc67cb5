package belfry.core.akash.manifest;

import belfry.core.akash.definition.ComputeProfile;
import belfry.core.akash.definition.ComputeProfile.Volume;
import belfry.core.akash.definition.Expose;
import belfry.core.akash.definition.Sdl;
import belfry.core.akash.definition.Service;
import belfry.core.akash.manifest.ManifestService.Credentials;
import belfry.core.akash.manifest.ManifestService.Exposed;
import belfry.core.akash.manifest.ManifestService.Http;
import belfry.core.akash.manifest.Resources.Attribute;
import belfry.core.akash.manifest.Resources.Endpoint;
import belfry.core.akash.sdl.SdlNode.Scalar;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything in which the two official libraries compile a file differently. */
sealed interface Dialect permits TypeScriptDialect, GoDialect {
    static Dialect of(Rules rules) {
        return switch (rules) {
            case TYPESCRIPT -> new TypeScriptDialect();
            case GO -> new GoDialect();
        };
    }

    Rules rules();

    /** The order of services and of the names in their exposes. */
    Comparator<String> nameOrder();

    /** Whether services with the same compute profile in a placement share one resource unit. */
    boolean sharesProfiles(Sdl sdl);

    /** The number of each leased address. */
    Map<String, Integer> sequenceNumbers(Sdl sdl);

    /** The entries of one expose, before they are sorted. */
    List<Exposed> exposed(Sdl sdl, Expose expose, Map<String, Integer> sequence);

    /** The endpoints of a service, given its sorted entries. */
    List<Endpoint> endpoints(Service service, List<Exposed> sorted, Map<String, Integer> sequence);

    Comparator<Endpoint> endpointOrder();

    String cpu(ComputeProfile profile);

    String gpu(ComputeProfile profile);

    String bytes(Scalar size);

    /** The text of a scalar where the format wants a text. */
    String text(Scalar scalar);

    List<Volume> volumes(ComputeProfile profile);

    String volumeName(Volume volume);

    List<Attribute> volumeAttributes(Volume volume);

    List<Attribute> gpuAttributes(ComputeProfile profile);

    Credentials credentials(Sdl sdl, Service.Credentials credentials);

    Http http(Optional<Expose.HttpOptions> options);

    /** A list that is empty, or null, as this library writes it. */
    @Nullable
    List<String> texts(Sdl sdl, Listing listing);

    /** The price as the groups write it. */
    String amount(Scalar amount);
}
