package belfry.core.akash.manifest;

import belfry.core.akash.sdl.SdlNode.Scalar;
import belfry.core.akash.sdl.SdlPath;
import java.util.List;

/** A list of texts with its place, where it matters whether it is empty or not there at all. */
record Listing(List<Scalar> items, SdlPath path) {}
