package belfry.server.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.secret.Secret;
import belfry.server.channel.ChannelTable;
import belfry.server.channel.CredentialSeal;
import belfry.server.database.TestDatabase;
import belfry.server.http.Actor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WelcomeTest {
    private final TestDatabase test = TestDatabase.create();
    private final List<Instant> scheduled = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        test.close();
    }

    private Welcome welcome(Welcome.FirstPost firstPost) {
        var clear = new CredentialSeal() {
            @Override
            public byte[] seal(Secret secret, String table, UUID row, String column) {
                return secret.reveal().getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public Secret open(byte[] sealed, String table, UUID row, String column) {
                return Secret.of(new String(sealed, StandardCharsets.UTF_8));
            }
        };
        return new Welcome(test.database(), new ChannelTable(test.database(), clear), firstPost, UUID::randomUUID,
                ZoneId.of("Europe/Berlin"));
    }

    private void note(Actor actor, UUID channel, String text, Instant dueAt) {
        scheduled.add(dueAt);
    }

    private List<String> rows(String query) {
        return test.database().jdbi().withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    @Test
    void aNewInstallationGetsAWorkspaceAnAdministratorAFeedAndAPostThatIsDueSoon() {
        welcome(this::note).greet();

        assertEquals(List.of("My workspace Europe/Berlin"), rows("select name || ' ' || zone from workspace"));
        assertEquals(List.of("admin@localhost OWNER"),
                rows("select a.email || ' ' || m.role from account a join member m on m.account_id = a.id"));
        assertEquals(List.of("localfeed Local feed"), rows("select network || ' ' || name from channel"));
        assertEquals(1, scheduled.size());
        var wait = Duration.between(test.database().now(), scheduled.getFirst());
        assertTrue(wait.toSeconds() <= 5 && wait.toSeconds() >= -30, wait.toString());
    }

    @Test
    void theAdministratorHasNoPasswordUntilOneIsSet() {
        welcome(this::note).greet();

        assertEquals(List.of("0"), rows("select count(password_hash) from account"));
    }

    @Test
    void laterStartsAndServersThatStartTogetherChangeNothing() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3; i++) {
                threads.execute(welcome(this::note)::greet);
            }
        }
        welcome(this::note).greet();

        assertEquals(List.of("1 1 1"), rows("""
                select (select count(*) from workspace) || ' ' || (select count(*) from account) || ' '
                    || (select count(*) from channel)"""));
    }

    @Test
    void aPostThatCouldNotBeScheduledIsScheduledAtTheNextStart() {
        var failing = welcome((_, _, _, _) -> {
            throw new IllegalStateException("not yet");
        });
        assertThrows(IllegalStateException.class, failing::greet);

        welcome(this::note).greet();
        welcome(this::note).greet();

        assertEquals(1, scheduled.size());
    }
}
