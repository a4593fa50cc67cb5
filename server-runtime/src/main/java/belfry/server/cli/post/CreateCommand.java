package belfry.server.cli.post;

import belfry.core.calendar.SpokenTime;
import belfry.core.wire.ChannelView;
import belfry.core.wire.MediaView;
import belfry.core.wire.NewDelivery;
import belfry.core.wire.PartMedia;
import belfry.core.wire.PartText;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import belfry.core.wire.PostView;
import belfry.server.cli.ExitCode;
import belfry.server.cli.LocalApi;
import belfry.server.cli.Printed;
import belfry.server.cli.ServerCommand;
import belfry.server.cli.channel.ChannelChoice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code belfry posts create}: writes one post. */
@Command(name = "create", mixinStandardHelpOptions = true, description = "Write a post. Without --text it is read from standard input.", footer = {
        "", "Times: now, next (free slot), \"tomorrow 9am\", \"friday 18:30\", \"in 20 minutes\","
                + " 2026-12-24T18:00:00Z.",
        "Without --at it is kept as a draft."})
final class CreateCommand extends ServerCommand {
    @Option(names = "--text", paramLabel = "TEXT", description = "The text; again for each part of a thread.")
    private List<String> texts = new ArrayList<>();

    @Option(names = "--channel", paramLabel = "CHANNEL", description = "Id, name or handle; again for each channel.")
    private List<String> channels = new ArrayList<>();

    @Option(names = "--at", paramLabel = "TIME", description = "When it goes out, in the workspace's zone.")
    private @Nullable String at;

    @Option(names = "--media", paramLabel = "FILE", description = "A picture or video for the first part; again for more.")
    private List<Path> media = new ArrayList<>();

    @Option(names = "--alt", paramLabel = "TEXT", description = "Describes the medium given before it.")
    private List<String> alts = new ArrayList<>();

    @Option(names = "--key", paramLabel = "KEY", description = "Idempotency key: the same command with the same key is one post.")
    private @Nullable String key;

    private final InputStream input;

    CreateCommand() {
        this(System.in);
    }

    CreateCommand(InputStream input) {
        this.input = input;
    }

    @Override
    protected int run(LocalApi api) {
        if (alts.size() > media.size()) {
            throw wrong("alt-without-media", "There are more --alt than --media", "Each describes one medium",
                    "Give --media FILE --alt TEXT in pairs");
        }
        var choice = ChannelChoice.of(api);
        var deliveries = channels.stream().map(choice::one).map(ChannelView::id)
                .map(id -> new NewDelivery(id, null, Map.of())).toList();
        var when = when(choice);
        var post = api.post("/api/v1/posts", new PostDraft(mode(when), when.orElse(null), null, parts(api), deliveries),
                PostView.class, headers());
        if (json()) {
            Printed.json(out(), post);
        } else {
            say("%s is %s%s", post.id(), post.state(), post.dueAt() == null ? "" : ", due " + post.dueAt());
        }
        return ExitCode.FINE;
    }

    private Map<String, String> headers() {
        return key == null
                ? Map.of("X-Belfry-Source", "cli")
                : Map.of("X-Belfry-Source", "cli", "Idempotency-Key", key);
    }

    private PostMode mode(Optional<Instant> when) {
        if (at == null) {
            return PostMode.DRAFT;
        }
        if (at.strip().equalsIgnoreCase("next")) {
            return PostMode.NEXT_SLOT;
        }
        return at.strip().equalsIgnoreCase("now") || when.isEmpty() ? PostMode.NOW : PostMode.SCHEDULE;
    }

    private Optional<Instant> when(ChannelChoice choice) {
        if (at == null || at.strip().equalsIgnoreCase("next") || at.strip().equalsIgnoreCase("now")) {
            return Optional.empty();
        }
        var when = SpokenTime.parse(at, Instant.now(), choice.zone());
        if (when.isEmpty()) {
            throw wrong("time-not-understood", "\"%s\" is not understood as a time".formatted(at),
                    "It is none of the forms that --help shows", "Try \"tomorrow 9am\" or 2026-12-24T18:00:00Z");
        }
        return when;
    }

    private List<PartText> parts(LocalApi api) {
        var uploaded = new ArrayList<PartMedia>();
        for (int i = 0; i < media.size(); i++) {
            uploaded.add(new PartMedia(upload(api, media.get(i)).id(), i < alts.size() ? alts.get(i) : null));
        }
        var written = written();
        var parts = new ArrayList<PartText>();
        for (int i = 0; i < written.size(); i++) {
            parts.add(new PartText(written.get(i), 0, i == 0 ? uploaded : List.of()));
        }
        return parts;
    }

    private List<String> written() {
        if (!texts.isEmpty()) {
            return texts;
        }
        var text = fromInput();
        if (text.isEmpty() && media.isEmpty()) {
            throw wrong("post-empty", "There is nothing to write",
                    "No text came on standard input, and neither --text nor --media is given",
                    "Give the text with --text, or on standard input");
        }
        return List.of(text);
    }

    private static MediaView upload(LocalApi api, Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw wrong("file-missing", "There is no readable file %s".formatted(file), "It was named by --media",
                    "Check the path");
        }
        return api.upload("/api/v1/media", file, MediaView.class);
    }

    private String fromInput() {
        try {
            var bytes = input.readAllBytes();
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().stripTrailing();
        } catch (CharacterCodingException e) {
            throw wrong("text-not-utf8", "The text on standard input is not UTF-8",
                    "Belfry and the networks write UTF-8", "Convert it: iconv -t UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
