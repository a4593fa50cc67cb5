package belfry.server.network.bluesky;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.problem.BelfryException;
import belfry.core.publish.CommitOutcome;
import belfry.core.publish.ErrorClass;
import belfry.core.secret.Secret;
import belfry.server.network.RefreshOutcome;
import belfry.server.network.TestCall;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An account is connected, and its session renewed. */
@Tag("peer")
class BlueskySessionTest extends BlueskyRig {
    @Test
    void anAccountIsConnectedByItsHandleAndAppPassword() {
        assertEquals(handle, channel.handle());
        assertTrue(channel.remoteAccountId().startsWith("did:plc:"));
        var lasts = Duration.between(InstantSource.system().instant(), channel.tokenExpiresAt().orElseThrow());
        assertTrue(lasts.compareTo(Duration.ofMinutes(100)) > 0 && lasts.compareTo(Duration.ofMinutes(130)) < 0);
        assertFalse(channel.toString().contains("eyJ"));
    }

    @Test
    void aWrongPasswordIsSaidWithTheWayToARightOne() {
        var refused = assertThrows(BelfryException.class, () -> adapter.connect(Optional.of(line.base()),
                Map.of("identifier", handle, "password", "wrong-one-of-mine")));

        assertEquals("bluesky-wrong-password", refused.problem().code());
        assertTrue(refused.problem().remedy().getLast().contains("app password"));
        assertFalse(refused.problem().toString().contains("wrong-one-of-mine"));
    }

    @Test
    void anEndedSessionIsRenewedWithoutThePassword() throws IOException, InterruptedException {
        var stale = BlueskyCredential.of(channel.credential());
        var broken = TestCall.with(channel, stale.with("eyJ.not.valid", stale.refresh().reveal()).stored());
        var call = TestCall.to(broken, "after a while");
        var refused = assertInstanceOf(CommitOutcome.Refused.class, adapter.commit(call.build(), GO));
        assertEquals(ErrorClass.REAUTHORISE, refused.kind());

        var renewed = assertInstanceOf(RefreshOutcome.Renewed.class, adapter.refresh(broken));

        publish(call.by(TestCall.with(channel, renewed.credential())));
        onlyRecord();
        assertEquals(1, line.calls().stream().filter(made -> made.path().endsWith("createSession")).count());
        assertNotEquals(Optional.empty(), renewed.expiresAt());
    }

    @Test
    void aLostSessionIsOpenedAnewByTheAppPassword() throws IOException, InterruptedException {
        var lost = BlueskyCredential.of(channel.credential()).with("eyJ.not.valid", "eyJ.neither.this");

        var renewed = assertInstanceOf(RefreshOutcome.Renewed.class,
                adapter.refresh(TestCall.with(channel, lost.stored())));

        publish(TestCall.to(TestCall.with(channel, renewed.credential()), "again"));
        onlyRecord();
    }

    @Test
    void withoutAnythingThatWorksAPersonIsAsked() {
        var lost = new BlueskyCredential(handle, Secret.of("gone"), Secret.of("eyJ.a.b"), Secret.of("eyJ.c.d"));

        var refused = assertInstanceOf(RefreshOutcome.Refused.class,
                adapter.refresh(TestCall.with(channel, lost.stored())));

        assertEquals(ErrorClass.REAUTHORISE, refused.kind());
    }
}
