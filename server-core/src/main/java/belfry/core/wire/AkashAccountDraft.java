package belfry.core.wire;

import org.jspecify.annotations.Nullable;

/** An account to watch: an owner address, or a key of Console; the addresses of the services where they are not the usual. */
public record AkashAccountDraft(@Nullable String name, @Nullable String owner, @Nullable String apiKey,
        @Nullable String restUrl, @Nullable String consoleUrl) {}
