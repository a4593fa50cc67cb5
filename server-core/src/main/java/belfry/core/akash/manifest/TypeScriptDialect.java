package belfry.core.akash.manifest;

import belfry.core.akash.definition.ComputeProfile;
import belfry.core.akash.definition.ComputeProfile.Gpu;
import belfry.core.akash.definition.ComputeProfile.GpuModel;
import belfry.core.akash.definition.ComputeProfile.Volume;
import belfry.core.akash.definition.Expose;
import belfry.core.akash.definition.Numbers;
import belfry.core.akash.definition.Quantities;
import belfry.core.akash.definition.Sdl;
import belfry.core.akash.definition.Service;
import belfry.core.akash.manifest.ManifestService.Credentials;
import belfry.core.akash.manifest.ManifestService.Exposed;
import belfry.core.akash.manifest.ManifestService.Http;
import belfry.core.akash.manifest.Resources.Attribute;
import belfry.core.akash.manifest.Resources.Endpoint;
import belfry.core.akash.sdl.SdlNode.Kind;
import belfry.core.akash.sdl.SdlNode.Scalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of the TypeScript library (@akashnetwork/chain-sdk, 1.0.0-alpha.38). */
record TypeScriptDialect() implements Dialect {
    @Override
    public Rules rules() {
        return Rules.TYPESCRIPT;
    }

    @Override
    public Comparator<String> nameOrder() {
        return LocaleOrder.ORDER;
    }

    @Override
    public boolean sharesProfiles(Sdl sdl) {
        return true;
    }

    @Override
    public Map<String, Integer> sequenceNumbers(Sdl sdl) {
        var names = sdl.services().values().stream().flatMap(service -> service.expose().stream())
                .flatMap(expose -> expose.to().stream()).filter(to -> to.global() && !to.endpoint().isEmpty())
                .map(Expose.To::endpoint).sorted().toList();
        return numbered(names);
    }

    static Map<String, Integer> numbered(List<String> names) {
        var numbers = new HashMap<String, Integer>();
        for (int at = 0; at < names.size(); at++) {
            numbers.put(names.get(at), at + 1);
        }
        return numbers;
    }

    @Override
    public List<Exposed> exposed(Sdl sdl, Expose expose, Map<String, Integer> sequence) {
        var entries = new ArrayList<Exposed>();
        var hosts = texts(sdl, new Listing(expose.accept(), expose.path().child("accept")));
        for (var to : expose.to()) {
            entries.add(new Exposed(expose.portNumber(), expose.asNumber(), expose.protocol(), to.serviceName(),
                    to.global(), hosts, http(expose.http()), to.endpoint(),
                    sequence.getOrDefault(to.endpoint(), 0)));
        }
        return entries;
    }

    /** In the order of the file, not of the sorted entries. */
    @Override
    public List<Endpoint> endpoints(Service service, List<Exposed> sorted, Map<String, Integer> sequence) {
        var endpoints = new ArrayList<Endpoint>();
        for (var expose : service.expose()) {
            for (var to : expose.to()) {
                if (to.global()) {
                    endpoints.add(new Endpoint(expose.ingress()
                            ? Endpoint.Kind.SHARED_HTTP
                            : Endpoint.Kind.RANDOM_PORT, 0));
                    if (!to.endpoint().isEmpty()) {
                        endpoints.add(new Endpoint(Endpoint.Kind.LEASED_IP,
                                sequence.getOrDefault(to.endpoint(), 0)));
                    }
                }
            }
        }
        return endpoints;
    }

    @Override
    public Comparator<Endpoint> endpointOrder() {
        return Comparator.comparing(Endpoint::kind).thenComparingInt(Endpoint::sequence);
    }

    @Override
    public String cpu(ComputeProfile profile) {
        var units = profile.cpu().flatMap(ComputeProfile.Cpu::units);
        return Numbers.printed(units.map(Quantities::typeScriptCpu).orElseThrow().orElse(0));
    }

    @Override
    public String gpu(ComputeProfile profile) {
        var units = profile.gpu().flatMap(Gpu::units);
        if (units.filter(Numbers::isNumber).isPresent()) {
            return Numbers.printed(Numbers.value(units.get()));
        }
        return units.map(text -> text.value().replaceFirst("^\\s*\\+?(\\d+).*", "$1")).orElse("0");
    }

    @Override
    public String bytes(Scalar size) {
        return Numbers.printed(Quantities.typeScriptBytes(size.value()).orElse(0));
    }

    @Override
    public String text(Scalar scalar) {
        if (scalar.kind() == Kind.BOOLEAN) {
            return scalar.value().toLowerCase(Locale.ROOT);
        }
        return Numbers.isNumber(scalar) ? Numbers.printed(Numbers.value(scalar)) : scalar.value();
    }

    @Override
    public List<Volume> volumes(ComputeProfile profile) {
        return profile.storage();
    }

    @Override
    public String volumeName(Volume volume) {
        return volume.nameOrDefault();
    }

    @Override
    public List<Attribute> volumeAttributes(Volume volume) {
        return volume.attributes().orElse(List.of()).stream()
                .map(attribute -> new Attribute(attribute.key(), text(attribute.value())))
                .sorted(Comparator.comparing(Attribute::key, LocaleOrder.ORDER)).toList();
    }

    @Override
    public List<Attribute> gpuAttributes(ComputeProfile profile) {
        var gpu = profile.gpu().filter(Gpu::vendor);
        if (gpu.isEmpty()) {
            return List.of();
        }
        return gpu.get().models().isEmpty()
                ? List.of(new Attribute("vendor/nvidia/model/*", "true"))
                : gpu.get().models().stream().map(this::gpuAttribute).toList();
    }

    private Attribute gpuAttribute(GpuModel model) {
        var key = "vendor/nvidia/model/" + model.model().map(this::text).orElse("undefined")
                + model.ram().map(ram -> "/ram/" + text(ram)).orElse("")
                + model.link().map(link -> "/interface/" + text(link)).orElse("");
        return new Attribute(key, "true");
    }

    @Override
    public Credentials credentials(Sdl sdl, Service.Credentials credentials) {
        return new Credentials(value(credentials.host()), value(credentials.email()), value(credentials.username()),
                value(credentials.password()));
    }

    static String value(Optional<Scalar> text) {
        return text.map(Scalar::value).orElse("");
    }

    @Override
    public Http http(Optional<Expose.HttpOptions> options) {
        return new Http(number(options.flatMap(Expose.HttpOptions::maxBodySize), 1_048_576),
                number(options.flatMap(Expose.HttpOptions::readTimeout), 60_000),
                number(options.flatMap(Expose.HttpOptions::sendTimeout), 60_000),
                number(options.flatMap(Expose.HttpOptions::nextTries), 3),
                number(options.flatMap(Expose.HttpOptions::nextTimeout), 0),
                options.flatMap(Expose.HttpOptions::nextCases).map(cases -> cases.stream().map(Scalar::value).toList())
                        .orElse(List.of("error", "timeout")),
                number(options.flatMap(Expose.HttpOptions::proxyBufferSize), 0));
    }

    private static long number(Optional<Scalar> number, long otherwise) {
        return number.map(Numbers::whole).orElse(otherwise);
    }

    @Override
    public @Nullable List<String> texts(Sdl sdl, Listing listing) {
        return listing.items().isEmpty() ? null : listing.items().stream().map(Scalar::value).toList();
    }

    @Override
    public String amount(Scalar amount) {
        return text(amount);
    }
}
