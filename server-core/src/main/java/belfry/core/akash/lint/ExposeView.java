package belfry.core.akash.lint;

import belfry.core.akash.sdl.SdlNode;
import belfry.core.akash.sdl.SdlNode.Sequence;
import belfry.core.akash.sdl.SdlPath;
import belfry.core.akash.sdl.SdlSource;
import java.util.List;

/** One expose entry; {@code port} and {@code as} are 0 when missing or unreadable. */
record ExposeView(SdlPath path, int port, int as, String protocol, boolean targets, boolean global,
        List<String> services, List<String> addresses) {
    static ExposeView read(SdlSource source, SdlPath path) {
        var targets = ServiceView.items(source, path.child("to")).toList();
        boolean global = targets.stream().anyMatch(to -> text(source, to.child("global")).equals("true"));
        var services = named(source, targets, "service");
        boolean some = source.find(path.child("to"))
                .map(node -> node instanceof Sequence list && !list.items().isEmpty())
                .orElse(false);
        return new ExposeView(path, number(source, path.child("port")), number(source, path.child("as")),
                text(source, path.child("proto")), some, global, services, named(source, targets, "ip"));
    }

    private static List<String> named(SdlSource source, List<SdlPath> targets, String key) {
        return targets.stream().map(to -> text(source, to.child(key))).filter(name -> !name.isEmpty()).toList();
    }

    /** Whether the provider's web ingress serves it: a global TCP port that appears as 80. */
    boolean web() {
        return global && (as == 0 ? port : as) == 80 && !protocol.equalsIgnoreCase("udp");
    }

    static String text(SdlSource source, SdlPath path) {
        return source.find(path).flatMap(Stack::text).orElse("");
    }

    static int number(SdlSource source, SdlPath path) {
        var text = source.find(path).map(node -> node instanceof SdlNode.Scalar scalar ? scalar.value() : "")
                .orElse("");
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    }
}
