package belfry.core.akash.lint;

import belfry.core.akash.sdl.Finding;
import belfry.core.akash.sdl.Finding.Severity;
import belfry.core.akash.sdl.SdlNode;
import belfry.core.akash.sdl.SdlNode.Mapping;
import belfry.core.akash.sdl.SdlNode.Scalar;
import belfry.core.akash.sdl.SdlPath;
import belfry.core.akash.sdl.SdlSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A deployment file read leniently: what can be understood is there, what is broken is left out. */
final class Stack {
    static final SdlPath SERVICES = SdlPath.of("services");
    static final SdlPath COMPUTE = SdlPath.of("profiles", "compute");
    static final SdlPath PLACEMENT = SdlPath.of("profiles", "placement");
    private final SdlSource source;
    private final List<ServiceView> services;
    private final List<ProfileView> profiles;

    private Stack(SdlSource source) {
        this.source = source;
        this.services = children(source, SERVICES).map(entry -> ServiceView.read(source, entry)).toList();
        this.profiles = children(source, COMPUTE).map(entry -> ProfileView.read(source, entry)).toList();
    }

    static Stack of(SdlSource source) {
        return new Stack(source);
    }

    SdlSource source() {
        return source;
    }

    List<ServiceView> services() {
        return services;
    }

    List<ProfileView> profiles() {
        return profiles;
    }

    Optional<ServiceView> service(String name) {
        return services.stream().filter(service -> service.name().equals(name)).findFirst();
    }

    /** Names of the compute profiles that a service is deployed with. */
    List<String> profileNames(ServiceView service) {
        return children(source, SdlPath.of("deployment", service.name()))
                .flatMap(placement -> source.find(placement.child("profile")).flatMap(Stack::text).stream()).distinct()
                .toList();
    }

    /** The first of the profiles that a service is deployed with. */
    Optional<ProfileView> profile(ServiceView service) {
        var names = profileNames(service);
        return profiles.stream().filter(profile -> names.contains(profile.name())).findFirst();
    }

    /** The placements that a service is deployed to. */
    List<String> placements(ServiceView service) {
        return children(source, SdlPath.of("deployment", service.name())).map(SdlPath::last).toList();
    }

    /** Services that name the given one as a host in their environment or arguments. */
    List<ServiceView> callers(ServiceView target) {
        return services.stream().filter(service -> service != target && service.namesHost(target.name())).toList();
    }

    boolean version(String wanted) {
        return source.find(SdlPath.of("version")).flatMap(Stack::text).filter(wanted::equals).isPresent();
    }

    /** A finding of our own at the value of the path, or at its key when {@code atKey}. */
    Finding finding(String code, Severity severity, SdlPath path, String message, String cause, String remedy) {
        int offset = source.find(path).map(SdlNode::start).orElse(0);
        int end = source.find(path).map(SdlNode::end).orElse(offset);
        return new Finding(code, severity, path, source.position(offset), lineLength(offset, end), message, cause,
                remedy,
                Set.of());
    }

    /** A finding of our own at the key that ends the path. */
    Finding findingAtKey(String code, Severity severity, SdlPath path, String message, String cause, String remedy) {
        var key = source.entry(path).map(SdlNode.Entry::key);
        return key.map(scalar -> new Finding(code, severity, path, source.position(scalar.start()),
                scalar.end() - scalar.start(), message, cause, remedy, Set.of()))
                .orElseGet(() -> finding(code, severity, path, message, cause, remedy));
    }

    private int lineLength(int start, int end) {
        int newline = source.text().indexOf('\n', start);
        return Math.max(0, Math.min(end, newline < 0 ? source.text().length() : newline) - start);
    }

    /** Paths of the keys of the mapping at the path; none when there is no mapping. */
    static Stream<SdlPath> children(SdlSource source, SdlPath path) {
        return source.find(path).stream()
                .flatMap(node -> node instanceof Mapping mapping ? mapping.entries().stream() : Stream.empty())
                .map(entry -> path.child(entry.name()));
    }

    static Optional<String> text(SdlNode node) {
        return node instanceof Scalar scalar && !scalar.isNull() ? Optional.of(scalar.value()) : Optional.empty();
    }
}
