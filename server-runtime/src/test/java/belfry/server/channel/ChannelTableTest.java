package belfry.server.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.problem.BelfryException;
import belfry.core.secret.Secret;
import belfry.server.database.TestDatabase;
import belfry.server.post.Samples;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelTableTest {
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");
    private final TestDatabase test = TestDatabase.create();
    private final ChannelTable channels = new ChannelTable(test.database(), Samples.SEAL);
    private final UUID workspace = Samples.workspace(test.database());
    private final UUID channel = Samples.channel(test.database(), workspace, "bluesky", "ada.example");

    @AfterEach
    void end() {
        test.close();
    }

    @Test
    void anOpenedChannelCarriesItsCredential() {
        var access = channels.open(channel);

        assertEquals(Secret.of("{\"token\":\"t0p\"}"), access.credential());
        assertEquals("ada.example", access.handle());
        assertEquals(workspace, access.workspaceId());
    }

    @Test
    void ofTwoRenewalsOfTheSameCredentialTheFirstStays() {
        var opened = channels.open(channel).credentialVersion();

        assertTrue(channels.renew(channel, opened, Secret.of("first"), Optional.of(LATER)));
        assertFalse(channels.renew(channel, opened, Secret.of("second"), Optional.empty()));

        assertEquals(Secret.of("first"), channels.open(channel).credential());
        assertEquals(Optional.of(LATER), channels.open(channel).tokenExpiresAt());
    }

    @Test
    void aRemovedChannelCannotBeOpenedAndItsCredentialIsGone() {
        test.database().jdbi().useHandle(handle -> channels.remove(handle, channel));

        var gone = assertThrows(BelfryException.class, () -> channels.open(channel));

        assertEquals("channel-gone", gone.problem().code());
        test.database().jdbi().useHandle(handle -> assertEquals(0, handle
                .createQuery("select count(*) from channel where credential is not null").mapTo(Integer.class).one()));
    }

    @Test
    void aChannelOfAnotherWorkspaceIsNotFound() {
        var other = Samples.workspace(test.database());

        assertTrue(test.database().jdbi().withHandle(handle -> channels.find(handle, other, channel)).isEmpty());
        test.database().jdbi().useHandle(handle -> assertEquals(1, channels.list(handle, workspace).size()));
    }
}
