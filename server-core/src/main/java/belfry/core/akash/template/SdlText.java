package belfry.core.akash.template;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Writes a template as a deployment file of version 2.0, in the form that every official tool compiles alike. */
final class SdlText {
    private static final Map<Character, Integer> POWERS = Map.of('k', 1, 'K', 1, 'M', 2, 'G', 3, 'T', 4);
    private final StringBuilder text = new StringBuilder();

    static String of(String heading, List<TemplateService> services, Placement placement) {
        var sorted = services.stream().sorted(Comparator.comparing(TemplateService::name)).toList();
        return new SdlText().write(heading, sorted, placement);
    }

    private String write(String heading, List<TemplateService> services, Placement placement) {
        heading.lines().forEach(line -> line(0, "# " + line));
        line(0, "version: \"2.0\"");
        placement.reclamation().ifPresent(window -> {
            line(0, "reclamation:");
            line(1, "min_window: \"" + window + "\"");
        });
        line(0, "services:");
        services.forEach(this::service);
        line(0, "profiles:");
        line(1, "compute:");
        services.forEach(this::compute);
        line(1, "placement:");
        place(placement, services);
        line(0, "deployment:");
        services.forEach(service -> {
            line(1, service.name() + ":");
            line(2, placement.name() + ":");
            line(3, "profile: " + service.name());
            line(3, "count: 1");
        });
        return text.toString();
    }

    private void service(TemplateService service) {
        line(1, service.name() + ":");
        line(2, "image: " + service.image());
        service.registry().ifPresent(registry -> {
            line(2, "credentials:");
            line(3, "host: " + registry.host());
            line(3, "username: " + registry.username());
            line(3, "password: \"" + registry.passwordReference() + "\"");
        });
        if (!service.command().isEmpty()) {
            line(2, "command:");
            service.command().stream().limit(2).forEach(word -> line(3, "- " + quoted(word)));
            line(2, "args:");
            service.command().stream().skip(2).forEach(word -> line(3, "- " + quoted(word)));
        }
        if (!service.env().isEmpty()) {
            line(2, "env:");
            service.env().forEach(entry -> line(3, "- " + quoted(entry)));
        }
        ports(service.ports());
        if (!service.volumes().isEmpty()) {
            line(2, "params:");
            line(3, "storage:");
            service.volumes().forEach(volume -> {
                line(4, volume.name() + ":");
                line(5, "mount: " + volume.mount());
            });
        }
    }

    private void ports(List<Port> ports) {
        if (!ports.isEmpty()) {
            line(2, "expose:");
        }
        for (var port : ports) {
            line(3, "- port: " + port.number());
            switch (port) {
                case Port.Web web -> web(web);
                case Port.Internal internal -> {
                    line(4, "to:");
                    internal.services().forEach(name -> line(5, "- service: " + name));
                }
            }
        }
    }

    private void web(Port.Web web) {
        line(4, "as: 80");
        line(4, "accept:");
        line(5, "- " + web.host());
        line(4, "to:");
        line(5, "- global: true");
        line(4, "http_options:");
        line(5, "max_body_size: 104857600");
        line(5, "read_timeout: 60000");
        line(5, "send_timeout: 60000");
    }

    private void compute(TemplateService service) {
        line(2, service.name() + ":");
        line(3, "resources:");
        line(4, "cpu:");
        line(5, "units: " + service.resources().cpu());
        line(4, "memory:");
        line(5, "size: " + service.resources().memory());
        line(4, "storage:");
        boolean rootWritten = false;
        for (var volume : service.volumes().stream().sorted(Comparator.comparingDouble(v -> bytes(v.size())))
                .toList()) {
            if (!rootWritten && bytes(service.resources().disk()) <= bytes(volume.size())) {
                line(5, "- size: " + service.resources().disk());
                rootWritten = true;
            }
            line(5, "- name: " + volume.name());
            line(6, "size: " + volume.size());
            line(6, "attributes:");
            line(7, "class: " + volume.kind());
            line(7, "persistent: true");
        }
        if (!rootWritten) {
            line(5, "- size: " + service.resources().disk());
        }
    }

    private void place(Placement placement, List<TemplateService> services) {
        line(2, placement.name() + ":");
        placement.auditor().ifPresent(auditor -> {
            line(3, "signedBy:");
            line(4, "anyOf:");
            line(5, "- " + auditor);
        });
        line(3, "pricing:");
        for (var service : services) {
            line(4, service.name() + ":");
            line(5, "denom: " + placement.denom());
            line(5, "amount: " + service.pricePerBlock());
        }
    }

    /** Volumes stand by ascending size: the Go tools sort them so, the TypeScript library keeps the file's order. */
    private static double bytes(String size) {
        int digits = 0;
        while (digits < size.length() && Character.isDigit(size.charAt(digits))) {
            digits++;
        }
        int power = POWERS.getOrDefault(size.charAt(digits), 0);
        return Double.parseDouble(size.substring(0, digits)) * Math.pow(size.endsWith("i") ? 1024 : 1000, power);
    }

    private static String quoted(String word) {
        return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void line(int depth, String line) {
        text.append("  ".repeat(depth)).append(line).append('\n');
    }
}
