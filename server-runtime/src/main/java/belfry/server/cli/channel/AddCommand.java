package belfry.server.cli.channel;

import belfry.core.network.ConnectField;
import belfry.core.network.ConnectKind;
import belfry.core.wire.ChannelView;
import belfry.core.wire.ConnectFinish;
import belfry.core.wire.ConnectRequest;
import belfry.core.wire.ConnectStart;
import belfry.core.wire.NetworkView;
import belfry.server.cli.ExitCode;
import belfry.server.cli.LocalApi;
import belfry.server.cli.Printed;
import belfry.server.cli.ServerCommand;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code belfry channels add}: connects an account. Secrets are asked for, so that no shell remembers them. */
@Command(name = "add", mixinStandardHelpOptions = true, description = "Connect an account of a network.", footer = {"",
        "Secret fields that are not given are asked for without echo. For scripts, give them as KEY=@FILE, or as",
        "KEY=@- to read standard input: what stands on a command line, everybody on the machine can read.",
        "Where a network is connected in the browser, --field accessToken=@FILE takes a token that you made there."})
final class AddCommand extends ServerCommand {
    @Parameters(paramLabel = "NETWORK", description = "See: belfry channels networks")
    private String network;

    @Option(names = "--name", paramLabel = "NAME", description = "What the channel is called here.")
    private @Nullable String name;

    @Option(names = "--base-url", paramLabel = "URL", description = "The instance, where the network has many.")
    private @Nullable String baseUrl;

    @Option(names = "--field", paramLabel = "KEY=VALUE", description = "A field of the network's form.")
    private Map<String, String> fields = new LinkedHashMap<>();

    @SuppressWarnings("NullAway.Init") // picocli fills the field before the command runs
    AddCommand() {}

    @Override
    protected int run(LocalApi api) {
        var chosen = network(api);
        Stream.concat(chosen.fields().stream().filter(ConnectField::secret).map(ConnectField::key),
                Stream.of(ConnectField.ACCESS_TOKEN)).filter(fields::containsKey)
                .forEach(key -> fields.compute(key, (_, given) -> secret(key, String.valueOf(given))));
        chosen.fields().stream().filter(field -> field.secret() && field.required() && !fields.containsKey(field.key()))
                .forEach(field -> ask(field.label(), true).ifPresent(value -> fields.put(field.key(), value)));
        var request = new ConnectRequest(network, name, baseUrl, fields);
        var channel = chosen.connect() == ConnectKind.OAUTH && !fields.containsKey(ConnectField.ACCESS_TOKEN)
                ? throughBrowser(api, request)
                : api.post("/api/v1/channels", request, ChannelView.class);
        if (json()) {
            Printed.json(out(), channel);
        } else {
            say("%s is connected as channel %s", channel.handle(), channel.id());
        }
        return ExitCode.FINE;
    }

    private ChannelView throughBrowser(LocalApi api, ConnectRequest request) {
        var start = api.post("/api/v1/channels/oauth", request, ConnectStart.class);
        err().printf("Open this address, allow Belfry, and copy the code:%n  %s%n", start.authorizeUrl());
        err().flush();
        var code = ask("Code", false).orElseThrow(() -> wrong("code-missing",
                "There is no terminal to ask for the code",
                "The network shows a code in the browser", "Run this command in a terminal, or use the console"));
        return api.post("/api/v1/channels/oauth/finish", new ConnectFinish(start.state(), code), ChannelView.class);
    }

    private String secret(String key, String given) {
        if (!given.startsWith("@")) {
            return given;
        }
        try (var in = given.equals("@-") ? System.in : Files.newInputStream(Path.of(given.substring(1)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException | InvalidPathException e) {
            throw wrong("file-missing", "There is no readable file %s".formatted(given.substring(1)),
                    "--field %s=@… names a file to read it from".formatted(key), "Check the path");
        }
    }

    private NetworkView network(LocalApi api) {
        List<NetworkView> networks = api.get("/api/v1/networks",
                TypeFactory.defaultInstance().constructCollectionType(List.class, NetworkView.class));
        return networks.stream().filter(one -> one.id().equals(network)).findFirst()
                .orElseThrow(() -> wrong("network-unknown", "There is no network \"%s\"".formatted(network),
                        "Belfry knows " + String.join(", ", networks.stream().map(NetworkView::id).toList()),
                        "Choose one of these"));
    }

    private static Optional<String> ask(String label, boolean secret) {
        var terminal = System.console();
        if (terminal == null || !terminal.isTerminal()) {
            return Optional.empty();
        }
        return Optional.ofNullable(secret
                ? new String(terminal.readPassword("%s: ", label))
                : terminal.readLine("%s: ", label)).map(String::strip).filter(given -> !given.isEmpty());
    }
}
