package belfry.core.akash.definition;

import belfry.core.akash.sdl.SdlNode.Scalar;
import belfry.core.akash.sdl.SdlPath;
import java.util.Optional;

/** How much notice a provider must promise before it takes its resources back. */
public record Reclamation(SdlPath path, Optional<Scalar> minWindow) {}
