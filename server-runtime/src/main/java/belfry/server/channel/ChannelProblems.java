package belfry.server.channel;

import belfry.core.network.ConnectField;
import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.wire.ConnectRequest;
import belfry.server.http.Refused;
import belfry.server.network.ConnectedAccount;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the server answers when a channel cannot be connected or changed as asked. */
final class ChannelProblems {
    private static final int LONGEST_NAME = 100;

    private ChannelProblems() {}

    static Refused networkUnknown(String network, Collection<String> known) {
        return refused(Problem.error("network-unknown", "There is no network \"%s\"".formatted(network),
                "Belfry knows " + String.join(", ", known), "Choose one of these").at("/network"));
    }

    static Refused throughBrowser(String network) {
        return refused(Problem.error("connect-in-browser", "%s is connected in the browser".formatted(network),
                "It gives access only after you allowed Belfry there",
                "Start with POST /channels/oauth and open the address it answers",
                "Or send a token that you made there as the field accessToken").at("/network"));
    }

    static Refused notThroughBrowser(String network) {
        return refused(Problem.error("connect-by-fields", "%s is not connected in the browser".formatted(network),
                "It is connected by filling in its fields", "Send them with POST /channels").at("/network"));
    }

    static Refused attemptUnknown() {
        return refused(Problem.error("connect-attempt-gone", "This connection was not begun here, or is over",
                "An attempt lasts ten minutes and can be finished once", "Start connecting again").at("/state"));
    }

    static Refused connectedAlready(ChannelRow row) {
        return new Refused(409, Problem.error("channel-exists", "%s is connected already".formatted(row.handle()),
                "It is the channel \"%s\"".formatted(row.name()), "Use that channel",
                "Or reconnect it, when its access is broken").seen(List.of("channel " + row.id())));
    }

    static Refused otherAccount(ChannelRow row, ConnectedAccount account) {
        return refused(Problem.error("channel-other-account",
                "That is %s, not %s".formatted(account.handle(), row.handle()),
                "A channel keeps its account: its posts were published there",
                "Sign in as %s".formatted(row.handle()), "Or connect the other account as a new channel"));
    }

    /** Every required field is there, and none too many. */
    static void requireFields(List<ConnectField> fields, ConnectRequest request) {
        for (var field : fields) {
            if (field.required() && request.fields().getOrDefault(field.key(), "").isBlank()
                    && !(field.key().equals("baseUrl") && request.baseUrl() != null)) {
                throw refused(Problem.error("connect-field-missing", "\"%s\" is missing".formatted(field.label()),
                        field.help().isBlank() ? "The network needs it" : field.help(), "Fill it in")
                        .at("/fields/" + field.key()));
            }
        }
    }

    /** Without a slash at its end, so that one address is one address. */
    static Optional<URI> baseUrl(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            var typed = text.strip().replaceAll("/+$", "");
            var uri = new URI(typed.contains("://") ? typed : "https://" + typed);
            if (("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null
                    && uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException _) {
            // Answered below, as every other address that is none.
        }
        throw refused(Problem.error("base-url-wrong", "That is not the address of an instance",
                "It must be like https://mastodon.social", "Copy it from the browser, without a path").at("/baseUrl"));
    }

    /** The same problem at the field that somebody typed the address into. */
    static BelfryException placed(BelfryException thrown, ConnectRequest request) {
        var problem = thrown.problem();
        return request.baseUrl() != null && problem.code().equals("address-refused")
                ? new BelfryException(problem.at("/baseUrl"), thrown)
                : thrown;
    }

    static Refused slotWrong(int index) {
        return refused(Problem.error("slot-wrong", "Slot %d has no such weekday".formatted(index + 1),
                "Weekdays are 1, Monday, to 7, Sunday", "Correct it").at("/slots/%d/weekday".formatted(index)));
    }

    /** One that is left out is kept, or is the account's own. */
    static void requireShort(@Nullable String name) {
        if (name != null && name.length() > LONGEST_NAME) {
            throw nameMissing();
        }
    }

    static Refused nameMissing() {
        return refused(Problem.error("channel-name-wrong", "The channel needs a name", "1 to 100 characters",
                "Give it one").at("/name"));
    }

    private static Refused refused(Problem problem) {
        return new Refused(422, problem);
    }
}
