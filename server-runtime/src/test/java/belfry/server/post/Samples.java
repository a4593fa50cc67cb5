package belfry.server.post;

import belfry.core.post.DeliveryState;
import belfry.core.secret.Secret;
import belfry.core.wire.PartText;
import belfry.server.channel.ChannelTable;
import belfry.server.channel.CredentialSeal;
import belfry.server.database.Database;
import belfry.server.network.ConnectedAccount;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows that tests begin with. */
public final class Samples {
    /** Keeps its place beside the text, so that a test sees when something is opened in the wrong place. */
    public static final CredentialSeal SEAL = new CredentialSeal() {
        @Override
        public byte[] seal(Secret secret, String table, UUID row, String column) {
            return (place(table, row, column) + secret.reveal()).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Secret open(byte[] sealed, String table, UUID row, String column) {
            var text = new String(sealed, StandardCharsets.UTF_8);
            if (!text.startsWith(place(table, row, column))) {
                throw new IllegalStateException("sealed for another place");
            }
            return Secret.of(text.substring(place(table, row, column).length()));
        }

        private String place(String table, UUID row, String column) {
            return table + "/" + row + "/" + column + ":";
        }
    };

    private Samples() {}

    public static UUID workspace(Database database) {
        return workspace(database, "UTC");
    }

    public static UUID workspace(Database database, String zone) {
        return database.jdbi().withHandle(handle -> handle
                .createQuery("insert into workspace (name, zone) values ('Shop', :zone) returning id")
                .bind("zone", zone).mapTo(UUID.class).one());
    }

    public static UUID channel(Database database, UUID workspace, String network, String handle) {
        var id = UUID.randomUUID();
        database.jdbi().useHandle(open -> new ChannelTable(database, SEAL).insert(open, id, workspace, network,
                handle, null, new ConnectedAccount(handle, handle, handle, Optional.empty(), Map.of(),
                        Secret.of("{\"token\":\"t0p\"}"), Optional.empty())));
        return id;
    }

    /** A post on one channel with one part; answers the delivery's id. */
    public static UUID delivery(Database database, UUID workspace, UUID channel, String text, DeliveryState state,
            @Nullable Instant dueAt) {
        var post = UUID.randomUUID();
        var delivery = UUID.randomUUID();
        var part = new PartText(text, 0, List.of());
        database.jdbi().useTransaction(handle -> {
            new PostTable().insert(handle, new PostTable.NewRow(post, workspace, dueAt, null, "UTC", text,
                    List.of(part), "test", null));
            new DeliveryTable().insert(handle, new DeliveryTable.NewRow(delivery, post, workspace, channel,
                    "localfeed", state, dueAt, Map.of()));
            new PartTable().insert(handle, UUID.randomUUID(), delivery, 0, part);
        });
        return delivery;
    }
}
