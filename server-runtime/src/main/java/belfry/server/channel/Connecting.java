package belfry.server.channel;

import belfry.core.network.ConnectField;
import belfry.core.network.ConnectKind;
import belfry.core.problem.BelfryException;
import belfry.core.publish.ErrorClass;
import belfry.core.secret.Secret;
import belfry.core.wire.ChannelHealth;
import belfry.core.wire.ConnectFinish;
import belfry.core.wire.ConnectRequest;
import belfry.core.wire.ConnectStart;
import belfry.server.database.Database;
import belfry.server.http.Actor;
import belfry.server.http.Refused;
import belfry.server.network.ConnectedAccount;
import belfry.server.network.NetworkAdapter;
import belfry.server.network.RefreshOutcome;
import belfry.server.secret.Tokens;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Connects accounts, connects them anew, and asks their networks whether they still let us in. */
public final class Connecting {
    private static final int STATE_BYTES = 32;

    private final Database database;
    private final ChannelTable channels;
    private final AttemptTable attempts;
    private final Map<String, NetworkAdapter> adapters;
    private final Tokens tokens;
    private final Supplier<UUID> ids;
    private final URI redirect;

    /** @param redirect where networks send the browser; {@code urn:ietf:wg:oauth:2.0:oob} shows the code instead */
    public Connecting(Database database, ChannelTable channels, CredentialSeal seal,
            Map<String, NetworkAdapter> adapters, Tokens tokens, Supplier<UUID> ids, URI redirect) {
        this.database = database;
        this.channels = channels;
        this.attempts = new AttemptTable(seal);
        this.adapters = Map.copyOf(adapters);
        this.tokens = tokens;
        this.ids = ids;
        this.redirect = redirect;
    }

    /** Answers the channel's id. An account that was removed earlier comes back as the channel it was. */
    public UUID connect(Actor actor, ConnectRequest request) {
        ChannelProblems.requireShort(request.name());
        return keep(actor, request.network(), request.name(), request.baseUrl(), account(request));
    }

    public UUID reconnect(Actor actor, UUID channel, ConnectRequest request) {
        var row = there(actor, channel);
        if (!row.network().equals(request.network())) {
            throw Refused.notFound("channel of this network");
        }
        renewed(row, request.baseUrl(), account(request));
        return channel;
    }

    /** @param channel the one to connect anew; null: a new one */
    public ConnectStart startOAuth(Actor actor, ConnectRequest request, @Nullable UUID channel) {
        ChannelProblems.requireShort(request.name());
        var adapter = adapter(request.network());
        if (adapter.network().connectKind() != ConnectKind.OAUTH) {
            throw ChannelProblems.notThroughBrowser(adapter.network().displayName());
        }
        if (channel != null) {
            there(actor, channel);
        }
        var state = tokens.next("", STATE_BYTES);
        var base = base(request);
        var start = calling(request, () -> adapter.startOAuth(base, redirect, state.reveal()));
        database.jdbi().useTransaction(handle -> attempts.begin(handle, ids.get(), actor.workspaceId(),
                Tokens.hash(state), new AttemptTable.Attempt(request.network(), base.map(URI::toString).orElse(null),
                        request.name(), channel, start.memory())));
        return new ConnectStart(start.authorizeUrl().toString(), state.reveal());
    }

    public UUID finishOAuth(Actor actor, ConnectFinish finish) {
        var attempt = database.inTransaction(handle -> attempts.take(handle, actor.workspaceId(),
                Tokens.hash(Secret.of(finish.state())))).orElseThrow(ChannelProblems::attemptUnknown);
        var account = adapter(attempt.network()).finishOAuth(attempt.memory(), redirect, finish.code());
        if (attempt.channelId() != null) {
            renewed(there(actor, attempt.channelId()), attempt.baseUrl(), account);
            return attempt.channelId();
        }
        return keep(actor, attempt.network(), attempt.name(), attempt.baseUrl(), account);
    }

    /** Asks the network now; what it says becomes the channel's health. */
    public void check(Actor actor, UUID channel) {
        var row = there(actor, channel);
        var outcome = asked(row);
        database.jdbi().useTransaction(handle -> {
            switch (outcome) {
                case RefreshOutcome.Renewed _,RefreshOutcome.NotNeeded _ ->
                    channels.setHealth(handle, channel, ChannelHealth.OK, null);
                case RefreshOutcome.Refused(var kind, var problem) -> channels.setHealth(handle, channel,
                        kind.stopsChannel() ? ChannelHealth.REAUTHORISE : ChannelHealth.ERROR, problem);
            }
            channels.tellChanged(handle, channel);
        });
    }

    private RefreshOutcome asked(ChannelRow row) {
        try {
            var access = channels.open(row.id());
            var outcome = adapter(row.network()).refresh(access);
            if (outcome instanceof RefreshOutcome.Renewed(var credential, var expiresAt)) {
                channels.renew(row.id(), access.credentialVersion(), credential, expiresAt);
            }
            return outcome;
        } catch (BelfryException e) {
            return new RefreshOutcome.Refused(ErrorClass.RETRY_LATER, e.problem());
        }
    }

    private ConnectedAccount account(ConnectRequest request) {
        var adapter = adapter(request.network());
        if (adapter.network().connectKind() == ConnectKind.OAUTH
                && request.fields().getOrDefault(ConnectField.ACCESS_TOKEN, "").isBlank()) {
            throw ChannelProblems.throughBrowser(adapter.network().displayName());
        }
        ChannelProblems.requireFields(adapter.network().connectFields(), request);
        return calling(request, () -> adapter.connect(base(request), request.fields()));
    }

    private static <T> T calling(ConnectRequest request, Supplier<T> call) {
        try {
            return call.get();
        } catch (BelfryException e) {
            throw ChannelProblems.placed(e, request);
        }
    }

    private static Optional<URI> base(ConnectRequest request) {
        return ChannelProblems.baseUrl(request.baseUrl());
    }

    private UUID keep(Actor actor, String network, @Nullable String name, @Nullable String baseUrl,
            ConnectedAccount account) {
        var base = ChannelProblems.baseUrl(baseUrl).map(URI::toString).orElse(null);
        return database.inTransaction(handle -> {
            var known = channels.ofAccount(handle, actor.workspaceId(), network, account.remoteAccountId(), base);
            if (known.isPresent() && known.get().removedAt() == null) {
                throw ChannelProblems.connectedAlready(known.get());
            }
            var id = known.map(ChannelRow::id).orElseGet(ids);
            if (known.isPresent()) {
                channels.reconnect(handle, id, base, account);
            } else {
                insert(handle, actor, id, network, name, base, account);
            }
            channels.tellChanged(handle, id);
            return id;
        });
    }

    private void insert(Handle handle, Actor actor, UUID id, String network, @Nullable String name,
            @Nullable String base, ConnectedAccount account) {
        var shown = name == null || name.isBlank() ? account.displayName() : name.strip();
        channels.insert(handle, id, actor.workspaceId(), network, shown.isBlank() ? account.handle() : shown, base,
                account);
    }

    private void renewed(ChannelRow row, @Nullable String baseUrl, ConnectedAccount account) {
        if (!row.remoteAccountId().equals(account.remoteAccountId())) {
            throw ChannelProblems.otherAccount(row, account);
        }
        var base = ChannelProblems.baseUrl(baseUrl).map(URI::toString).orElse(row.baseUrl());
        database.jdbi().useTransaction(handle -> {
            channels.reconnect(handle, row.id(), base, account);
            channels.tellChanged(handle, row.id());
        });
    }

    private ChannelRow there(Actor actor, UUID channel) {
        return database.jdbi().withHandle(handle -> channels.find(handle, actor.workspaceId(), channel))
                .orElseThrow(() -> Refused.notFound("channel"));
    }

    private NetworkAdapter adapter(String network) {
        var adapter = adapters.get(network);
        if (adapter == null) {
            throw ChannelProblems.networkUnknown(network, adapters.keySet().stream().sorted().toList());
        }
        return adapter;
    }
}
