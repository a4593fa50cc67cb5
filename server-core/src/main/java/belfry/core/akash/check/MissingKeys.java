package belfry.core.akash.check;

import belfry.core.akash.check.Report.Words;
import belfry.core.akash.sdl.SdlPath;
import java.util.Map;

/** What to say about a key that is not there. */
final class MissingKeys {
    private static final Map<String, String> REMEDIES = Map.ofEntries(
            Map.entry("version", "Begin the file with: version: \"2.0\""),
            Map.entry("services", "Name at least one service with its image"),
            Map.entry("profiles", "Add profiles with compute and placement"),
            Map.entry("compute", "Add a compute profile with cpu, memory and storage"),
            Map.entry("placement", "Add a placement with a price for each compute profile"),
            Map.entry("deployment", "Say under deployment which service runs where, by which profile, how many times"),
            Map.entry("image", "Name the image with its tag, such as nginx:1.27.3"),
            Map.entry("port", "Add the port on which the container listens"),
            Map.entry("host", "Add the registry's host name, such as ghcr.io"),
            Map.entry("username", "Add the user name for the registry"),
            Map.entry("password", "Add the password or token for the registry"),
            Map.entry("resources", "Add resources with cpu, memory and storage"),
            Map.entry("cpu", "Add cpu with its units, such as 0.5"),
            Map.entry("units", "Add the units, such as 0.5 or 500m"),
            Map.entry("memory", "Add memory with its size, such as 512Mi"),
            Map.entry("storage", "Add storage with its size, such as 1Gi"),
            Map.entry("size", "Add the size with its unit, such as 1Gi"),
            Map.entry("class", "Add the storage class: beta3 (NVMe), beta2 (SSD), beta1 (HDD), default or ram"),
            Map.entry("persistent", "Add persistent: true, or false for the class ram"),
            Map.entry("pricing", "Add a price for each compute profile that runs here"),
            Map.entry("denom", "Add the denomination uact"), Map.entry("amount", "Add the highest price per block"),
            Map.entry("profile", "Name the compute profile"), Map.entry("count", "Add the number of replicas"),
            Map.entry("kind", "Add kind: ip"),
            Map.entry("min_window", "Add the least notice, such as 24h"));

    private MissingKeys() {}

    static Words words(String key, SdlPath path) {
        var where = path.isRoot() ? "at the top of the file" : "in " + path;
        return new Words("\"%s\" is missing %s".formatted(key, where), "The format requires it",
                REMEDIES.getOrDefault(key, "Add the key"));
    }
}
