package belfry.core.akash.lint;

import belfry.core.akash.sdl.Finding.Severity;
import belfry.core.akash.sdl.SdlEdit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Public ports in another order than that in which the Go tools put them. */
final class EndpointOrderLint implements Lint {
    private static final Comparator<ExposeView> AS_THE_GO_TOOLS = Comparator.comparingInt(ExposeView::port)
            .thenComparing(expose -> expose.protocol().toUpperCase(Locale.ROOT));

    @Override
    public Stream<Advice> look(Stack stack) {
        return stack.services().stream().filter(service -> !endpoints(service.expose())
                .equals(endpoints(service.expose().stream().sorted(AS_THE_GO_TOOLS).toList())))
                .map(service -> advice(stack, service));
    }

    /** What kind of address each public port is given; two of a kind may change places without any effect. */
    private static List<String> endpoints(List<ExposeView> exposes) {
        return exposes.stream().filter(ExposeView::global)
                .flatMap(expose -> Stream.concat(Stream.of(expose.web() ? "web" : "port"), expose.addresses().stream()))
                .toList();
    }

    private static Advice advice(Stack stack, ServiceView service) {
        var expose = service.path().child("expose");
        var finding = stack.findingAtKey("sdl-ports-not-ascending", Severity.WARNING, expose,
                "The public ports of %s do not stand in ascending order".formatted(service.name()),
                "The Go tools sort them by container port, the TypeScript library keeps the order of the file. "
                        + DivergenceLint.WHY,
                "Write the smallest port first");
        var exposes = service.expose();
        var order = IntStream.range(0, exposes.size()).boxed()
                .sorted(Comparator.comparing(exposes::get, AS_THE_GO_TOOLS)).toList();
        return Advice.of(finding, new QuickFix("Put the smallest port first",
                "Both tools then compile the same manifest", new SdlEdit.Reorder(expose, order)));
    }
}
