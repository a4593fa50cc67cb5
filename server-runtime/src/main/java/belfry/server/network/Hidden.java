package belfry.server.network;

import belfry.core.network.errors.Verdict;
import belfry.core.secret.Secret;
import belfry.server.secret.Redactor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.Request;

/**
 * The secrets that a call carries, tagged to its request: whatever the network says to it, and wherever that is kept,
 * they do not show in it.
 */
public record Hidden(List<Secret> secrets) {
    private static final String GONE = "***";
    /** What is shorter stands in ordinary words too. */
    private static final int SHORTEST = 4;

    public Hidden {
        secrets = List.copyOf(secrets);
    }

    public static Request in(Request request, Secret... secrets) {
        return request.newBuilder().tag(Hidden.class, new Hidden(Arrays.asList(secrets))).build();
    }

    static Hidden of(Request request) {
        return Optional.ofNullable(request.tag(Hidden.class)).orElseGet(() -> new Hidden(List.of()));
    }

    Map<String, String> out(Map<String, String> fields) {
        return fields.entrySet().stream().collect(Collectors.toMap(field -> out(field.getKey()),
                field -> out(field.getValue()), (one, _) -> one));
    }

    /** As they are and as a form or an address has them. */
    String out(String text) {
        var clean = text;
        for (var secret : secrets) {
            var word = secret.reveal();
            if (word.length() >= SHORTEST) {
                clean = clean.replace(word, GONE).replace(URLEncoder.encode(word, StandardCharsets.UTF_8), GONE);
            }
        }
        return clean;
    }

    /** Also without what only looks like a secret; the judgement itself was made on the network's own words. */
    static Verdict kept(Verdict verdict) {
        var problem = verdict.problem();
        return new Verdict(verdict.kind(), verdict.settled(),
                problem.seen(problem.evidence().stream().map(Redactor::redact).toList()));
    }
}
