package belfry.core.akash.definition;

import belfry.core.akash.sdl.SdlNode.Scalar;
import belfry.core.akash.sdl.SdlPath;
import java.util.Optional;

/** A leased IP address that exposed ports can share. */
public record IpEndpoint(SdlPath path, String name, Optional<Scalar> kind) {}
