package belfry.server.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import belfry.core.network.errors.Settled;
import belfry.core.network.errors.Verdict;
import belfry.core.problem.Problem;
import belfry.core.publish.ErrorClass;
import belfry.core.secret.Secret;
import java.util.List;
import java.util.Map;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

class HiddenTest {
    private static final Request PLAIN = new Request.Builder().url("https://example.org").build();

    @Test
    void everySecretOfACallIsTakenOutAlsoAsAFormWritesIt() {
        var request = Hidden.in(PLAIN, Secret.of("c0de&more=x"), Secret.of("verifier1"), Secret.of("abc"));

        assertEquals(Map.of("error", "got *** and ***", "***", "code=***", "short", "abc"),
                Hidden.of(request).out(Map.of("error", "got c0de&more=x and verifier1", "verifier1",
                        "code=c0de%26more%3Dx", "short", "abc")));
        assertEquals("verifier1", Hidden.of(PLAIN).out("verifier1"));
    }

    @Test
    void whatLooksLikeASecretIsNotKeptInTheEvidenceEither() {
        var problem = Problem.error("refused", "No", "Because", "Do").seen(List.of("HTTP 400",
                "error: ?access_token=s3cr3tOfSomebodyElse&x=1"));

        assertEquals(List.of("HTTP 400", "error: ?access_token=***&x=1"),
                Hidden.kept(new Verdict(ErrorClass.UNKNOWN, Settled.UNKNOWN, problem)).problem().evidence());
    }
}
