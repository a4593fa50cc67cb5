package belfry.core.akash.lint;

import belfry.core.akash.sdl.SdlNode.Sequence;
import belfry.core.akash.sdl.SdlPath;
import belfry.core.akash.sdl.SdlSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A service as the lints see it; {@code mounts}: volume name to mount point. */
record ServiceView(String name, SdlPath path, String image, List<EnvView> env, List<ExposeView> expose,
        Map<String, String> mounts, String commandLine) {

    /** One entry of the environment, {@code NAME=value}. */
    record EnvView(String name, String value, SdlPath path) {
        static EnvView read(String entry, SdlPath path) {
            int equals = entry.indexOf('=');
            return equals < 0
                    ? new EnvView(entry, "", path)
                    : new EnvView(entry.substring(0, equals), entry.substring(equals + 1), path);
        }
    }

    static ServiceView read(SdlSource source, SdlPath path) {
        var mounts = new LinkedHashMap<String, String>();
        Stack.children(source, path.child("params").child("storage")).forEach(volume -> source
                .find(volume.child("mount")).flatMap(Stack::text).ifPresent(mount -> mounts.put(volume.last(), mount)));
        var env = items(source, path.child("env")).flatMap(
                item -> source.find(item).flatMap(Stack::text).map(entry -> EnvView.read(entry, item)).stream())
                .toList();
        var expose = items(source, path.child("expose")).map(item -> ExposeView.read(source, item)).toList();
        var words = Stream.of("command", "args").flatMap(key -> items(source, path.child(key)))
                .flatMap(item -> source.find(item).flatMap(Stack::text).stream()).toList();
        return new ServiceView(path.last(), path, source.find(path.child("image")).flatMap(Stack::text).orElse(""), env,
                expose, mounts, String.join(" ", words));
    }

    static Stream<SdlPath> items(SdlSource source, SdlPath path) {
        int count = source.find(path).map(node -> node instanceof Sequence list ? list.items().size() : 0).orElse(0);
        return IntStream.range(0, count).mapToObj(path::child);
    }

    Optional<EnvView> variable(String name) {
        return env.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    Optional<KnownImage> known() {
        return KnownImage.of(image);
    }

    boolean global() {
        return expose.stream().anyMatch(ExposeView::global);
    }

    /** Whether an environment value or argument uses the name as a host: {@code @db:5432}, {@code //cache}, {@code db:5432}. */
    boolean namesHost(String host) {
        var quoted = Pattern.quote(host);
        var use = Pattern.compile("(^|[@/,\\s])" + quoted + "(:[0-9]{1,5}|/|$)|(-h |--host[ =])" + quoted + "\\b");
        return env.stream().anyMatch(entry -> use.matcher(entry.value()).find()) || use.matcher(commandLine).find();
    }
}
