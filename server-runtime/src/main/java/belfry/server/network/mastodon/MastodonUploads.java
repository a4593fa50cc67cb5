package belfry.server.network.mastodon;

import belfry.core.network.errors.Settled;
import belfry.core.network.errors.Verdict;
import belfry.core.problem.Problem;
import belfry.core.publish.ErrorClass;
import belfry.core.secret.Secret;
import belfry.server.network.NetworkCalls;
import belfry.server.network.PartMediaFile;
import belfry.server.network.PublishCall;
import belfry.server.network.Refusal;
import belfry.server.network.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Puts media on the instance, where nobody sees them yet, and waits until it has processed them. */
final class MastodonUploads {
    private static final String MEDIUM = "medium.";
    /** An instance clears away what no post uses after a day. */
    private static final Duration UPLOADS_LAST = Duration.ofHours(12);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final String UPLOADED_AT = "uploadedAt";

    /** What came of it. */
    sealed interface Outcome {
        record Ready(Map<String, String> handles) implements Outcome {}

        record Failed(Refusal refusal) implements Outcome {}
    }

    private final NetworkCalls calls;
    private final InstantSource clock;

    MastodonUploads(NetworkCalls calls, InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
    }

    Outcome upload(MastodonApi api, PublishCall call, Secret token) {
        var deadline = clock.instant().plus(call.timeout());
        var handles = new HashMap<>(fresh(call));
        for (int index = 0; index < call.media().size(); index++) {
            var handle = handle(index, call.media().get(index));
            if (handles.containsKey(handle)) {
                continue;
            }
            switch (one(api, call.media().get(index), token, call.timeout())) {
                case Reply.Bad(var refusal) -> {
                    return new Outcome.Failed(refusal);
                }
                case Reply.Good good -> handles.put(handle, good.text("id"));
            }
        }
        return processed(api, call, handles, token, deadline).<Outcome>map(Outcome.Failed::new)
                .orElseGet(() -> new Outcome.Ready(handles));
    }

    /** Under which name an upload is kept: another file, or another description of it, has another. */
    static String handle(int index, PartMediaFile medium) {
        return "%s%d.%s.%08x".formatted(MEDIUM, index, medium.facts().id(), medium.facts().altText().hashCode());
    }

    private Map<String, String> fresh(PublishCall call) {
        var made = call.handles().get(UPLOADED_AT);
        return made != null && clock.instant().isBefore(Instant.parse(made).plus(UPLOADS_LAST))
                ? call.handles()
                : Map.of(UPLOADED_AT, clock.instant().toString());
    }

    private Reply one(MastodonApi api, PartMediaFile medium, Secret token, Duration timeout) {
        return calls.make(api.upload(medium, token), timeout);
    }

    private Optional<Refusal> processed(MastodonApi api, PublishCall call, Map<String, String> handles, Secret token,
            Instant deadline) {
        for (int index = 0; index < call.media().size(); index++) {
            var refusal = processed(api, handles.getOrDefault(handle(index, call.media().get(index)), ""), token,
                    deadline);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> processed(MastodonApi api, String id, Secret token, Instant deadline) {
        var pause = FIRST_PAUSE;
        while (true) {
            switch (calls.read(api.get("api/v1/media/" + id, token), Duration.ofSeconds(20))) {
                case Reply.Bad(var refusal) -> {
                    return Optional.of(refusal);
                }
                case Reply.Good good -> {
                    // 206 means: known, and not ready.
                    if (good.status() == 200) {
                        return Optional.empty();
                    }
                }
            }
            if (clock.instant().plus(pause).isAfter(deadline) || !rested(pause)) {
                return Optional.of(stillBusy());
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    /** @return false when Belfry is being shut down */
    private static boolean rested(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Refusal stillBusy() {
        var problem = Problem.error("mastodon-media-processing", "The instance is still working on a file",
                "A file can be attached when it is ready", "Nothing: Belfry tries again by itself");
        return new Refusal(true, new Verdict(ErrorClass.RETRY_LATER, Settled.NOT_PUBLISHED, problem),
                Optional.of(Duration.ofSeconds(10)), Optional.empty());
    }
}
