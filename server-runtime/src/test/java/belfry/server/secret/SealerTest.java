package belfry.server.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.problem.BelfryException;
import belfry.core.secret.Secret;
import belfry.server.database.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealerTest {
    private static final Secret TOKEN = Secret.of("{\"password\":\"sesame-öffne-🔑\"}");
    private static final UUID ROW = UUID.randomUUID();

    @TempDir
    Path folder;

    private final SecureRandom random = new SecureRandom();
    private SealingKeys keys;
    private Sealer sealer;

    @BeforeEach
    void make() {
        keys = SealingKeys.in(folder, random);
        sealer = new Sealer(keys, random);
    }

    private byte[] sealed() {
        return sealer.seal(TOKEN, "channel", ROW, "credential");
    }

    @Test
    void whatIsSealedOpensAtItsPlaceAndIsNotReadable() {
        var sealed = sealed();

        assertEquals(TOKEN, sealer.open(sealed, "channel", ROW, "credential"));
        assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains("sesame"));
        assertEquals('v', sealed[0]);
        assertEquals(1, sealed[4]);
    }

    @Test
    void twoSealsOfTheSameSecretDiffer() {
        assertFalse(Arrays.equals(sealed(), sealed()));
    }

    @Test
    void itOpensInNoOtherTableRowOrColumn() {
        var sealed = sealed();

        assertThrows(BelfryException.class, () -> sealer.open(sealed, "channel", UUID.randomUUID(), "credential"));
        assertThrows(BelfryException.class, () -> sealer.open(sealed, "media", ROW, "credential"));
        assertThrows(BelfryException.class, () -> sealer.open(sealed, "channel", ROW, "facts"));
    }

    @Test
    void everySingleFlippedBitAndEveryTruncationIsNoticed() {
        var sealed = sealed();
        for (int i = 0; i < sealed.length; i++) {
            var flipped = sealed.clone();
            flipped[i] ^= 1;
            assertThrows(BelfryException.class, () -> sealer.open(flipped, "channel", ROW, "credential"));
            var cut = Arrays.copyOf(sealed, i);
            assertThrows(BelfryException.class, () -> sealer.open(cut, "channel", ROW, "credential"));
        }
    }

    @Test
    void theKeyFileIsForItsOwnerOnlyAndSurvivesARestart() throws IOException {
        var sealed = sealed();
        var file = folder.resolve("sealing.keys");

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        var again = new Sealer(SealingKeys.in(folder, random), random);
        assertEquals(TOKEN, again.open(sealed, "channel", ROW, "credential"));
        try (var all = Files.list(folder)) {
            assertEquals(List.of(file), all.toList());
        }
    }

    @Test
    void aNewKeySealsAndTheOldOneStillOpens() throws IOException {
        var before = sealed();
        keys.rotate();
        var after = sealed();

        assertEquals(2, after[4]);
        assertEquals(TOKEN, sealer.open(before, "channel", ROW, "credential"));
        assertEquals(TOKEN, sealer.open(after, "channel", ROW, "credential"));
        assertTrue(sealer.outdated(before, new Place("channel", ROW, "credential")));
        assertFalse(sealer.outdated(after, new Place("channel", ROW, "credential")));
    }

    @Test
    void anotherProcessFindsTheKeyThatWasMadeSinceItStarted() throws IOException {
        var other = new Sealer(SealingKeys.in(folder, random), random);
        keys.rotate();

        assertEquals(TOKEN, other.open(sealed(), "channel", ROW, "credential"));
    }

    @Test
    void aLostKeyIsNamed(@TempDir Path elsewhere) {
        var other = new Sealer(SealingKeys.in(elsewhere, random), random);
        var sealed = sealed();
        sealed[4] = 9;

        var lost = assertThrows(BelfryException.class, () -> other.open(sealed, "channel", ROW, "credential"));
        assertEquals("sealing-key-lost", lost.problem().code());
    }

    @Test
    void allRowsAreSealedAnewAfterARotationAndNoneTwice() throws IOException {
        try (var test = TestDatabase.create()) {
            var database = test.database();
            var workspace = database.jdbi().withHandle(handle -> handle
                    .createQuery("insert into workspace (name, zone) values ('Shop', 'UTC') returning id")
                    .mapTo(UUID.class).one());
            for (int i = 0; i < 450; i++) {
                var id = UUID.randomUUID();
                var value = sealer.seal(Secret.of("token " + id), "channel", id, "credential");
                database.jdbi().useHandle(handle -> handle.execute("""
                        insert into channel (id, workspace_id, network, remote_account_id, name, handle, credential)
                        values (?, ?, 'bluesky', ?, 'n', 'h', ?)""", id, workspace, id.toString(), value));
            }
            keys.rotate();
            var table = new SealedTable(database, sealer);
            var columns = List.of(new SealedColumn("channel", "credential"));

            assertEquals(450, table.reseal(columns));
            assertEquals(0, table.reseal(columns));

            var rows = database.jdbi().withHandle(handle -> handle.createQuery("select id, credential from channel")
                    .map((row, _) -> sealer.open(row.getBytes("credential"), "channel", row.getObject("id", UUID.class),
                            "credential").reveal().equals("token " + row.getString("id"))
                            && row
                                    .getBytes("credential")[4] == 2)
                    .list());
            assertEquals(450, rows.size());
            assertFalse(rows.contains(false));
        }
    }

    @Test
    void aColumnNameCannotCarryAStatement() {
        assertThrows(IllegalArgumentException.class, () -> new SealedColumn("channel; drop table post", "x"));
    }
}
