package belfry.core.akash.manifest;

import belfry.core.akash.definition.ComputeProfile;
import belfry.core.akash.definition.ComputeProfile.Gpu;
import belfry.core.akash.definition.ComputeProfile.GpuModel;
import belfry.core.akash.definition.ComputeProfile.Volume;
import belfry.core.akash.definition.Deployed;
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
import belfry.core.akash.sdl.SdlNode.Scalar;
import belfry.core.akash.sdl.SdlNode.Sequence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of the Go parser (chain-sdk, go/sdl), which the command line and the provider tools use. */
record GoDialect() implements Dialect {
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,60}(\\.\\d{1,18})?");

    @Override
    public Rules rules() {
        return Rules.GO;
    }

    @Override
    public Comparator<String> nameOrder() {
        return Comparator.naturalOrder();
    }

    @Override
    public boolean sharesProfiles(Sdl sdl) {
        return sdl.sharesProfiles();
    }

    /** Everything but a plain "global" is counted, those to a service under no name. */
    @Override
    public Map<String, Integer> sequenceNumbers(Sdl sdl) {
        var names = sdl.deployed().stream().map(Deployed::service).distinct()
                .flatMap(name -> sdl.service(name).stream())
                .flatMap(service -> service.expose().stream()).flatMap(expose -> expose.to().stream())
                .filter(to -> !to.global() || !to.endpoint().isEmpty()).map(Expose.To::endpoint).sorted().toList();
        return TypeScriptDialect.numbered(names);
    }

    @Override
    public List<Exposed> exposed(Sdl sdl, Expose expose, Map<String, Integer> sequence) {
        var hosts = texts(sdl, new Listing(expose.accept(), expose.path().child("accept")));
        var http = http(expose.http());
        if (expose.to().isEmpty()) {
            return List.of(new Exposed(expose.portNumber(), expose.asNumber(), expose.protocol(), "", false, hosts,
                    http, "", 0));
        }
        var entries = new ArrayList<Exposed>();
        for (var to : expose.to()) {
            int number = to.global() && !to.endpoint().isEmpty() ? sequence.getOrDefault(to.endpoint(), 0) : 0;
            entries.add(new Exposed(expose.portNumber(), expose.asNumber(), expose.protocol(), to.serviceName(),
                    to.global(), hosts, http, to.endpoint(), number));
        }
        return entries;
    }

    /** In the order of the sorted entries. */
    @Override
    public List<Endpoint> endpoints(Service service, List<Exposed> sorted, Map<String, Integer> sequence) {
        var endpoints = new ArrayList<Endpoint>();
        for (var exposed : sorted) {
            if (exposed.global()) {
                int external = exposed.externalPort() == 0 ? exposed.port() : exposed.externalPort();
                boolean ingress = exposed.proto().equals("TCP") && external == 80;
                endpoints.add(new Endpoint(ingress ? Endpoint.Kind.SHARED_HTTP : Endpoint.Kind.RANDOM_PORT, 0));
                if (!exposed.ip().isEmpty()) {
                    endpoints.add(new Endpoint(Endpoint.Kind.LEASED_IP, exposed.sequence()));
                }
            }
        }
        return endpoints;
    }

    @Override
    public Comparator<Endpoint> endpointOrder() {
        return Comparator.comparingInt(Endpoint::sequence);
    }

    @Override
    public String cpu(ComputeProfile profile) {
        var units = profile.cpu().flatMap(ComputeProfile.Cpu::units);
        return Long.toString(units.map(Quantities::goCpu).orElseThrow().orElse(0));
    }

    @Override
    public String gpu(ComputeProfile profile) {
        return Long.toString(units(profile));
    }

    private static long units(ComputeProfile profile) {
        var units = profile.gpu().flatMap(Gpu::units);
        return units.isEmpty() ? 0 : Quantities.goGpu(units.get()).orElse(0);
    }

    @Override
    public String bytes(Scalar size) {
        return Long.toString(Quantities.goBytes(size.value()).orElse(0));
    }

    @Override
    public String text(Scalar scalar) {
        return scalar.value();
    }

    @Override
    public List<Volume> volumes(ComputeProfile profile) {
        return GoVolumeOrder.sorted(profile.storage());
    }

    @Override
    public String volumeName(Volume volume) {
        return volume.goName();
    }

    @Override
    public List<Attribute> volumeAttributes(Volume volume) {
        if (volume.attributes().isEmpty()) {
            return List.of();
        }
        var values = new TreeMap<String, String>();
        volume.attributes().get().forEach(attribute -> values.put(attribute.key(), attribute.value().value()));
        if (volume.attribute("persistent").map(Scalar::value).filter("true"::equals).isPresent()) {
            values.putIfAbsent("class", "default");
        }
        values.put("persistent", Boolean.toString(volume.persistent()));
        return values.entrySet().stream().map(entry -> new Attribute(entry.getKey(), entry.getValue())).toList();
    }

    @Override
    public List<Attribute> gpuAttributes(ComputeProfile profile) {
        var gpu = profile.gpu().filter(Gpu::vendor);
        if (gpu.isEmpty() || units(profile) == 0) {
            return List.of();
        }
        return gpu.get().models().isEmpty()
                ? List.of(new Attribute("vendor/nvidia/model/*", "true"))
                : gpu.get().models().stream().map(GoDialect::gpuAttribute)
                        .sorted(Comparator.comparing(Attribute::key)).toList();
    }

    private static Attribute gpuAttribute(GpuModel model) {
        var key = "vendor/nvidia/model/" + TypeScriptDialect.value(model.model()) + model.ram()
                .map(ram -> "/ram/" + Quantities.goGibibytes(ram.value()).orElse(0) + "Gi").orElse("")
                + model.link().map(link -> "/interface/" + link.value()).orElse("");
        return new Attribute(key, "true");
    }

    /** The parser for 2.0 drops the address and keeps blanks; the one for 2.1 does neither. */
    @Override
    public Credentials credentials(Sdl sdl, Service.Credentials credentials) {
        var host = TypeScriptDialect.value(credentials.host());
        var username = TypeScriptDialect.value(credentials.username());
        var password = TypeScriptDialect.value(credentials.password());
        return sdl.sharesProfiles()
                ? new Credentials(host.strip(), TypeScriptDialect.value(credentials.email()).strip(),
                        username.strip(), password.strip())
                : new Credentials(host, "", username, password);
    }

    /** A zero means the default, but for the time between tries, whose default is zero. */
    @Override
    public Http http(Optional<Expose.HttpOptions> options) {
        return new Http(number(options.flatMap(Expose.HttpOptions::maxBodySize), 1_048_576),
                number(options.flatMap(Expose.HttpOptions::readTimeout), 60_000),
                number(options.flatMap(Expose.HttpOptions::sendTimeout), 60_000),
                number(options.flatMap(Expose.HttpOptions::nextTries), 3),
                number(options.flatMap(Expose.HttpOptions::nextTimeout), 0),
                options.flatMap(Expose.HttpOptions::nextCases).filter(cases -> !cases.isEmpty())
                        .map(cases -> cases.stream().map(Scalar::value).toList())
                        .orElse(List.of("error", "timeout")),
                number(options.flatMap(Expose.HttpOptions::proxyBufferSize), 0));
    }

    private static long number(Optional<Scalar> number, long otherwise) {
        return number.map(Numbers::whole).filter(value -> value != 0).orElse(otherwise);
    }

    @Override
    public @Nullable List<String> texts(Sdl sdl, Listing listing) {
        boolean written = !listing.items().isEmpty()
                || sdl.source().find(listing.path()).filter(node -> node instanceof Sequence).isPresent();
        return written ? listing.items().stream().map(Scalar::value).toList() : null;
    }

    /** On the chain a price always has eighteen decimals. */
    @Override
    public String amount(Scalar amount) {
        var text = amount.value();
        return DECIMAL.matcher(text).matches()
                ? new BigDecimal(text).setScale(18, RoundingMode.UNNECESSARY).toPlainString()
                : text;
    }
}
