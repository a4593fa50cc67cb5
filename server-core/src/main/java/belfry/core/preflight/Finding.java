package belfry.core.preflight;

import belfry.core.problem.Problem;
import belfry.core.problem.Severity;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One thing that would be refused or is worth knowing; without a channel it concerns the whole post. */
public record Finding(Problem problem, Optional<UUID> channelId) {

    private static final Set<String> UNKEEPABLE = Set.of("text-not-utf8", "channel-unknown", "channel-twice",
            "part-delay-refused");

    /** Whether it cannot even be kept as a draft. */
    public boolean blocksDraft() {
        return UNKEEPABLE.contains(problem.code());
    }

    /** Whether it keeps the post from being queued. */
    public boolean blocks() {
        return problem.severity().compareTo(Severity.ERROR) >= 0;
    }
}
