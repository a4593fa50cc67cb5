package belfry.core.akash.lint;

import static belfry.core.akash.sdl.SdlValue.text;

import belfry.core.akash.lint.ProfileView.VolumeView;
import belfry.core.akash.sdl.Finding.Severity;
import belfry.core.akash.sdl.SdlEdit;
import belfry.core.akash.sdl.SdlPath;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the TypeScript library and the Go tools compile into different manifests, and so into different hashes. */
final class DivergenceLint implements Lint {
    static final String WHY = "The hash on chain then depends on the tool that made it, and a manifest sent by the "
            + "other tool is refused";
    private static final List<String> NEVER_ZERO = List.of("max_body_size", "read_timeout", "send_timeout",
            "next_tries");

    @Override
    public Stream<Advice> look(Stack stack) {
        return Stream.of(volumes(stack), sizes(stack), graphics(stack), sharedProfiles(stack), registryMail(stack),
                zeros(stack)).flatMap(part -> part);
    }

    private static Stream<Advice> volumes(Stack stack) {
        return stack.profiles().stream().filter(ProfileView::listed).flatMap(profile -> {
            var order = order(profile.volumes());
            if (order.isEmpty() || order.get().equals(IntStream.range(0, order.get().size()).boxed().toList())) {
                return Stream.empty();
            }
            var finding = stack.findingAtKey("sdl-volumes-not-ascending", Severity.WARNING, profile.storage(),
                    "The volumes of %s do not stand by ascending size".formatted(profile.name()),
                    "The Go tools sort them by size, the TypeScript library keeps the order of the file. " + WHY,
                    "Write the smallest first");
            return Stream.of(new Advice(finding, Optional.of(new QuickFix("Put the smallest volume first",
                    "Both tools then compile the same manifest",
                    new SdlEdit.Reorder(profile.storage(), order.get())))));
        });
    }

    /** Indexes in the order of the Go tools: size, then persistent, then name; empty when a size cannot be read. */
    private static Optional<List<Integer>> order(List<VolumeView> volumes) {
        if (volumes.stream().anyMatch(volume -> volume.bytes().isEmpty())) {
            return Optional.empty();
        }
        var byTheGoTools = Comparator.comparing((VolumeView volume) -> volume.bytes().orElseThrow())
                .thenComparing(VolumeView::persistent)
                .thenComparing(volume -> volume.name().isEmpty() ? "default" : volume.name());
        return Optional.of(IntStream.range(0, volumes.size()).boxed()
                .sorted(Comparator.comparing(volumes::get, byTheGoTools)).toList());
    }

    private static Stream<Advice> sizes(Stack stack) {
        return stack.profiles().stream().flatMap(profile -> Stream.concat(
                Stream.of(profile.path().child("resources").child("memory").child("size")),
                profile.volumes().stream().map(volume -> volume.path().child("size"))))
                .flatMap(path -> Sizes.bytes(ExposeView.text(stack.source(), path))
                        .filter(bytes -> bytes.stripTrailingZeros().scale() > 0)
                        .map(bytes -> fraction(stack, path, bytes)).stream());
    }

    private static Advice fraction(Stack stack, SdlPath path, BigDecimal bytes) {
        var whole = bytes.setScale(0, RoundingMode.CEILING).toBigInteger();
        var kibi = whole.add(BigInteger.valueOf(1023)).shiftRight(10) + "Ki";
        var finding = stack.finding("sdl-size-fraction", Severity.WARNING, path,
                "%s is no whole number of bytes".formatted(ExposeView.text(stack.source(), path)),
                "The Go tools cut the rest off, the TypeScript library rounds up. " + WHY,
                "Write a whole size such as " + kibi);
        return new Advice(finding,
                Optional.of(new QuickFix("Write " + kibi, "Both tools then compile the same manifest",
                        new SdlEdit.Set(path, text(kibi)))));
    }

    private static Stream<Advice> graphics(Stack stack) {
        return stack.profiles().stream()
                .map(profile -> profile.path().child("resources").child("gpu").child("attributes")
                        .child("vendor").child("nvidia"))
                .flatMap(path -> {
                    var keys = ServiceView.items(stack.source(), path).map(item -> graphicsKey(stack, item)).toList();
                    var order = IntStream.range(0, keys.size()).boxed().sorted(Comparator.comparing(keys::get))
                            .toList();
                    if (keys.stream().sorted().toList().equals(keys)) {
                        return Stream.empty();
                    }
                    var finding = stack.findingAtKey("sdl-gpu-order", Severity.WARNING, path,
                            "The GPU models do not stand in alphabetical order",
                            "The Go tools sort them, the TypeScript library keeps the order of the file. " + WHY,
                            "Sort them by model, memory and interface");
                    return Stream.of(new Advice(finding, Optional.of(new QuickFix("Sort the GPU models",
                            "Both tools then compile the same manifest", new SdlEdit.Reorder(path, order)))));
                });
    }

    private static String graphicsKey(Stack stack, SdlPath item) {
        var ram = ExposeView.text(stack.source(), item.child("ram"));
        var link = ExposeView.text(stack.source(), item.child("interface"));
        return ExposeView.text(stack.source(), item.child("model")) + (ram.isEmpty() ? "" : "/ram/" + ram)
                + (link.isEmpty() ? "" : "/interface/" + link);
    }

    private static Stream<Advice> sharedProfiles(Stack stack) {
        if (!stack.version("2.0")) {
            return Stream.empty();
        }
        var taken = new HashSet<String>();
        return stack.services().stream().flatMap(service -> stack.placements(service).stream()
                .map(place -> SdlPath.of("deployment", service.name(), place, "profile"))
                .filter(path -> !taken.add(path.steps().get(2) + "/" + ExposeView.text(stack.source(), path)))
                .map(path -> new Advice(stack.finding("sdl-profile-shared", Severity.WARNING, path,
                        "%s shares the profile %s with another service".formatted(service.name(),
                                ExposeView.text(stack.source(), path)),
                        "In version 2.0 the Go tools count its resources once per service, the TypeScript library adds them "
                                + "up. " + WHY,
                        "Give each service a profile of its own, or write version: \"2.1\""),
                        Optional.of(new QuickFix("Write version: \"2.1\"", "Since 2.1 both tools add them up",
                                new SdlEdit.Set(SdlPath.of("version"), text("2.1")))))));
    }

    private static Stream<Advice> registryMail(Stack stack) {
        return stack.services().stream().map(service -> service.path().child("credentials").child("email"))
                .filter(path -> stack.version("2.0") && !ExposeView.text(stack.source(), path).isEmpty())
                .map(path -> new Advice(stack.findingAtKey("sdl-registry-email", Severity.WARNING, path,
                        "The registry's e-mail address changes the hash",
                        "In version 2.0 the Go tools drop it, the TypeScript library keeps it. " + WHY,
                        "Remove it; no registry needs it"),
                        Optional.of(
                                new QuickFix("Remove the e-mail address", "Both tools then compile the same manifest",
                                        new SdlEdit.Remove(path)))));
    }

    private static Stream<Advice> zeros(Stack stack) {
        return stack.services().stream().flatMap(service -> service.expose().stream())
                .flatMap(expose -> NEVER_ZERO.stream().map(key -> expose.path().child("http_options").child(key)))
                .filter(path -> ExposeView.text(stack.source(), path).equals("0"))
                .map(path -> new Advice(stack.finding("sdl-http-option-zero", Severity.WARNING, path,
                        "%s: 0 means two things".formatted(path.last()),
                        "The Go tools take it for \"as usual\", the TypeScript library for zero. " + WHY,
                        "Remove it to have the usual value"),
                        Optional.of(new QuickFix("Remove " + path.last(), "Both tools then take the usual value",
                                new SdlEdit.Remove(path)))));
    }
}
