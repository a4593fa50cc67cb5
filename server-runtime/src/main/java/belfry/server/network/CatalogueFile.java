package belfry.server.network;

import belfry.core.network.errors.Catalogue;
import belfry.core.network.errors.CatalogueEntry;
import belfry.core.wire.Wire;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The catalogue of refusals that comes with Belfry. */
public final class CatalogueFile {
    private static final String RESOURCE = "catalogue.json";

    private CatalogueFile() {}

    public static Catalogue load() {
        try (var in = CatalogueFile.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + RESOURCE);
            }
            return new Catalogue(Wire.json().readValue(in, new TypeReference<List<CatalogueEntry>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
