package belfry.core.akash.lint;

import static belfry.core.akash.sdl.SdlValue.text;

import belfry.core.akash.sdl.Finding.Severity;
import belfry.core.akash.sdl.SdlEdit;
import belfry.core.akash.sdl.SdlPath;
import belfry.core.akash.sdl.SdlValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Resources below the table of the hosting guide for the Postiz stack. */
final class FloorLint implements Lint {
    /** The guide's table: what the application, its database and its cache need at least. */
    private enum Floor {
        APPLICATION("2", 4, 5), DATABASE("4", 8, 10), CACHE("2", 4, 5);

        private final BigDecimal cpu;
        private final long memory;
        private final long disk;

        Floor(String cpu, long memory, long disk) {
            this.cpu = new BigDecimal(cpu);
            this.memory = memory;
            this.disk = disk;
        }
    }

    @Override
    public Stream<Advice> look(Stack stack) {
        var application = stack.services().stream()
                .filter(service -> service.known().filter(image -> image == KnownImage.POSTIZ).isPresent()).findFirst();
        return application.stream().flatMap(app -> stack.services().stream().flatMap(service -> floor(app, service)
                .map(floor -> below(stack, service, floor)).orElse(Stream.empty())));
    }

    private static Optional<Floor> floor(ServiceView app, ServiceView service) {
        if (service == app) {
            return Optional.of(Floor.APPLICATION);
        }
        if (!app.namesHost(service.name())) {
            return Optional.empty();
        }
        return service.known().flatMap(image -> switch (image) {
            case POSTGRES -> Optional.of(Floor.DATABASE);
            case REDIS -> Optional.of(Floor.CACHE);
            case MYSQL, MONGO, MEMCACHED, SEARCH, RABBITMQ, TEMPORAL, POSTIZ -> Optional.empty();
        });
    }

    private static Stream<Advice> below(Stack stack, ServiceView service, Floor floor) {
        return stack.profile(service).stream().flatMap(profile -> {
            var found = new ArrayList<Advice>();
            var resources = profile.path().child("resources");
            profile.cpu().filter(cpu -> cpu.compareTo(floor.cpu) < 0).ifPresent(_ -> found.add(advice(stack, service,
                    resources.child("cpu").child("units"), "processors", floor.cpu.toPlainString(),
                    new SdlValue.Plain(floor.cpu.toPlainString()))));
            profile.memory().filter(memory -> memory.compareTo(Sizes.gibibytes(floor.memory)) < 0)
                    .ifPresent(_ -> found.add(advice(stack, service, resources.child("memory").child("size"), "memory",
                            floor.memory + "Gi", text(floor.memory + "Gi"))));
            disk(profile, floor).ifPresent(path -> found.add(advice(stack, service, path, "ephemeral disk",
                    floor.disk + "Gi", text(floor.disk + "Gi"))));
            return found.stream();
        });
    }

    private static Optional<SdlPath> disk(ProfileView profile, Floor floor) {
        return profile.volumes().stream().filter(volume -> !volume.persistent() && !volume.kind().equals("ram"))
                .limit(1)
                .filter(volume -> volume.bytes().filter(bytes -> bytes.compareTo(Sizes.gibibytes(floor.disk)) < 0)
                        .isPresent())
                .map(volume -> volume.path().child("size")).findFirst();
    }

    private static Advice advice(Stack stack, ServiceView service, SdlPath path, String what, String least,
            SdlValue value) {
        var finding = stack.finding("sdl-below-floor", Severity.WARNING, path,
                "%s has less %s than the %s that the hosting guide asks for".formatted(service.name(), what, least),
                "Postiz then runs out of it while it starts or builds, and is restarted without end",
                "Give it at least " + least);
        return new Advice(finding, Optional.of(new QuickFix("Give %s %s of %s".formatted(service.name(), least, what),
                "It is the least that the hosting guide found to work", List.of(new SdlEdit.Set(path, value)))));
    }
}
