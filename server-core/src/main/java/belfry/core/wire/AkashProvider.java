package belfry.core.wire;

import belfry.core.akash.lease.Provider;
import org.jspecify.annotations.Nullable;

/** Who runs a lease. Uptimes are parts of one, null where Console was not asked or did not say. */
public record AkashProvider(String address, String hostUri, Provider.Reach reach, String detail,
        @Nullable Boolean online, @Nullable Double uptimeDay, @Nullable Double uptimeWeek,
        @Nullable Double uptimeMonth) {}
