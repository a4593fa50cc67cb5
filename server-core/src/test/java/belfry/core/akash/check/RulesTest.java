package belfry.core.akash.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.akash.sdl.Finding;
import belfry.core.akash.sdl.RuleSet;
import belfry.core.akash.sdl.SdlSource;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One spoilt line for each rule that the official rejections do not reach, and who refuses it. */
class RulesTest {
    private static final String GOOD = """
            version: "2.1"
            endpoints:
              front:
                kind: ip
            reclamation:
              min_window: 24h
            services:
              app:
                image: example/app:1
                env:
                  - "A=1"
                credentials:
                  host: ghcr.io
                  username: me
                  password: secret
                params:
                  storage:
                    data:
                      mount: /data
                expose:
                  - port: 80
                    as: 80
                    accept:
                      - app.example.com
                    http_options:
                      next_cases: ["500", "timeout"]
                    to:
                      - global: true
                        ip: front
              model:
                image: example/model:1
                expose:
                  - port: 9000
                    to:
                      - service: app
            profiles:
              compute:
                app:
                  resources:
                    cpu:
                      units: 500m
                      attributes:
                        arch: amd64
                    memory:
                      size: 512Mi
                    storage:
                      - size: 1Gi
                      - name: data
                        size: 5Gi
                        attributes:
                          class: beta3
                          persistent: true
                model:
                  resources:
                    cpu:
                      units: 2
                    memory:
                      size: 4Gi
                    storage:
                      size: 10Gi
                    gpu:
                      units: 1
                      attributes:
                        vendor:
                          nvidia:
                            - model: a100
                              ram: 80Gi
              placement:
                here:
                  pricing:
                    app:
                      denom: uact
                      amount: 100
                    model:
                      denom: uact
                      amount: 1000.5
            deployment:
              app:
                here:
                  profile: app
                  count: 1
              model:
                here:
                  profile: model
                  count: 2
            """;

    @Test
    void theUnspoiltFileIsValidAndTakenByAll() {
        var checked = Checked.of(SdlSource.read(GOOD));

        assertEquals(List.of(), checked.findings());
        assertTrue(checked.valid() && checked.acceptedBy(RuleSet.GO) && checked.acceptedBy(RuleSet.PROVIDER));
    }

    @ParameterizedTest(name = "{2} for {1}")
    @CsvSource(delimiter = '|', value = {
            "version: \"2.1\" | version: 2.0 | sdl-version-not-text | SCHEMA TYPESCRIPT",
            "version: \"2.1\" | version: 1.5 | sdl-version-unknown | GO PROVIDER SCHEMA TYPESCRIPT",
            "version: \"2.1\" | version: \"2.2\" | sdl-version-unknown | SCHEMA TYPESCRIPT",
            "host: ghcr.io | host: \"  \" | sdl-credentials-blank | GO",
            "password: secret | password: \"      \" | sdl-credentials-blank | GO",
            "min_window: 24h | min_window: 0h | sdl-reclamation-window | GO PROVIDER SCHEMA TYPESCRIPT",
            "min_window: 24h | min_window: 90m30s | sdl-reclamation-window | SCHEMA TYPESCRIPT",
            "kind: ip | kind: dns | sdl-not-one-of | GO PROVIDER SCHEMA TYPESCRIPT",
            "as: 80 | as: 70000 | sdl-port-range | SCHEMA TYPESCRIPT",
            "as: 80 | as: 80.5 | sdl-wrong-kind | SCHEMA TYPESCRIPT",
            "as: 80 | as: .nan | sdl-wrong-kind | GO PROVIDER SCHEMA TYPESCRIPT",
            "port: 9000 | port: \"9000\" | sdl-wrong-kind | GO PROVIDER SCHEMA TYPESCRIPT",
            "global: true | global: yes | sdl-wrong-kind | SCHEMA TYPESCRIPT",
            "image: example/app:1 | image: 1.27 | sdl-wrong-kind | SCHEMA TYPESCRIPT",
            "image: example/app:1 | imag: example/app:1 | sdl-unknown-key | SCHEMA TYPESCRIPT",
            "\"500\", \"timeout\" | 500, timeout | sdl-wrong-kind | SCHEMA TYPESCRIPT",
            "app.example.com | https://app.example.com | sdl-hostname | GO PROVIDER",
            "mount: /data | readOnly: true | sdl-mount-missing | GO",
            "units: 500m | units: 5m | sdl-cpu-range | GO",
            "units: 500m | units: 500 | sdl-cpu-range | GO",
            "units: 500m | units: 0.5x | sdl-cpu-units | GO",
            "units: 500m | units: NaN | sdl-cpu-units | GO PROVIDER SCHEMA TYPESCRIPT",
            "units: 500m | units: 0 | sdl-cpu-units | GO PROVIDER SCHEMA TYPESCRIPT",
            "denom: uact | denom: 3.0.0 | sdl-denomination | GO PROVIDER SCHEMA TYPESCRIPT",
            "denom: uact | denom: ibc/170C67 | sdl-denomination | SCHEMA TYPESCRIPT",
            "persistent: true | persistent: | sdl-wrong-kind | GO PROVIDER SCHEMA TYPESCRIPT",
            "units: 500m | units: .inf | sdl-cpu-units | GO",
            "arch: amd64 | core: fast | sdl-cpu-attribute | GO",
            "size: 512Mi | size: 512 | sdl-wrong-kind | SCHEMA TYPESCRIPT",
            "size: 512Mi | size: 512mi | sdl-size | GO",
            "size: 512Mi | size: \"536870912\" | sdl-size | TYPESCRIPT",
            "size: 512Mi | size: -1Gi | sdl-size | GO TYPESCRIPT",
            "size: 512Mi | size: 3Ti | sdl-memory-range | GO",
            "size: 512Mi | size: 9999999999999999999Ei | sdl-size | GO",
            "size: 5Gi | size: 1Mi | sdl-volume-range | GO",
            "size: 5Gi | size: 33Ti | sdl-volume-range | GO",
            "persistent: true | persistent: \"maybe\" | sdl-persistent-not-truth | GO",
            "persistent: true | persistent: false | sdl-class-needs-persistent | GO PROVIDER SCHEMA TYPESCRIPT",
            "units: 1 | units: 25 | sdl-gpu-range | GO", "units: 1 | units: 0.5 | sdl-gpu-units | GO",
            "model: a100 | model: \"a 100\" | sdl-gpu-model | GO", "ram: 80Gi | ram: 80G | sdl-gpu-ram | GO",
            "ram: 80Gi | rom: 80Gi | sdl-unknown-key | SCHEMA TYPESCRIPT",
            "amount: 100 | amount: 10000001 | sdl-price-too-high | GO",
            "amount: 100 | amount: 1e3 | sdl-price | GO",
            "amount: 100 | amount: cheap | sdl-price | GO PROVIDER SCHEMA TYPESCRIPT",
            "amount: 100 | amount: 0.0000000000000000001 | sdl-price | GO",
            "denom: uact | denom: uakt | sdl-denominations-mixed | GO",
            "count: 1 | count: 99999999999 | sdl-out-of-range | GO PROVIDER SCHEMA TYPESCRIPT",
            "count: 2 | count: 20000 | sdl-group-too-large | GO",
            "count: 1 | count: many | sdl-wrong-kind | GO PROVIDER SCHEMA TYPESCRIPT",
            "count: 1 | count: | sdl-wrong-kind | GO PROVIDER SCHEMA TYPESCRIPT"})
    void aSpoiltLineIsNamedWithWhoRefusesIt(String line, String spoilt, String code, String refusedBy) {
        var text = GOOD.replaceFirst(Pattern.quote(line),
                Matcher.quoteReplacement(spoilt));

        var found = Checked.of(SdlSource.read(text)).findings().stream()
                .filter(finding -> finding.code().equals(code)).map(RulesTest::tools).toList();

        assertTrue(found.contains(refusedBy), () -> "found " + found + " in "
                + Checked.of(SdlSource.read(text)).findings());
    }

    private static String tools(Finding finding) {
        return finding.refusedBy().stream().map(RuleSet::name).sorted().collect(Collectors.joining(" "));
    }

    @Test
    void twoServicesOnOnePortOfAnAddressAreRefused() {
        var text = GOOD.replace("- port: 9000\n        to:\n          - service: app",
                "- port: 81\n        as: 80\n        to:\n          - global: true\n            ip: front");

        assertEquals(Set.of("sdl-ip-port-taken"), codes(text));
    }

    @Test
    void aHostNameIsTakenTwiceWhenItsPortIsOpenToTwo() {
        var text = GOOD.replace("            ip: front\n", "            ip: front\n          - service: model\n");

        var finding = Checked.of(SdlSource.read(text)).findings().getFirst();

        assertEquals("sdl-hostname-twice", finding.code());
        assertTrue(finding.dispute().startsWith("Refused by the Go tools and the chain and the provider"));
    }

    @Test
    void memoryThatCannotBeReadOnlyAndKindsThatDoNotMixAreFound() {
        assertEquals(Set.of("sdl-ram-read-only"), codes(GOOD.replace("class: beta3", "class: ram")
                .replace("persistent: true", "persistent: false").replace("mount: /data\n",
                        "mount: /data\n          readOnly: true\n")));
        assertEquals(Set.of("sdl-tee-conflict"), codes(GOOD.replace("    params:\n", "    params:\n      tee: cpu\n")
                .replace("image: example/model:1\n", "image: example/model:1\n    params:\n      tee: cpu-gpu\n")));
    }

    @Test
    void aGraphicsProcessorWithoutAModelOrVendorIsNamed() {
        var vendor = "            vendor:\n              nvidia:\n                - model: a100\n                  ram: 80Gi\n";
        assertTrue(GOOD.contains(vendor));

        assertEquals(Set.of("sdl-gpu-model-missing"),
                codes(GOOD.replace("- model: a100\n                  ram", "- ram")));
        assertEquals(Set.of("sdl-gpu-vendor-missing"),
                codes(GOOD.replace(vendor, "            vendor: {}\n")));
    }

    @Test
    void aFileThatDeploysNothingSaysSo() {
        assertEquals(Set.of("sdl-nothing-deployed", "sdl-service-not-deployed", "sdl-endpoint-unused"),
                codes(GOOD.substring(0, GOOD.indexOf("\ndeployment:")).replace("            ip: front\n", "")
                        + "\ndeployment: {}\n"));
        assertEquals(Set.of("sdl-missing-key", "sdl-nothing-deployed"), codes("services: {}\n"));
        assertEquals(Set.of("sdl-storage-empty"),
                codes(GOOD.replace("storage:\n          size: 10Gi\n", "storage: []\n")));
    }

    @Test
    void aVolumeThatStandsAloneHasNoNameForTheGoTools() {
        var text = GOOD.replace(
                "        storage:\n          - size: 1Gi\n          - name: data\n            size: 5Gi\n"
                        + "            attributes:\n              class: beta3\n              persistent: true\n",
                "        storage:\n          name: data\n          size: 5Gi\n");

        var finding = Checked.of(SdlSource.read(text)).findings().getFirst();

        assertEquals("sdl-volume-unknown", finding.code());
        assertEquals(Set.of(RuleSet.GO), finding.refusedBy());
    }

    @Test
    void aWordThatIsNearlyRightIsSuggestedAndOneOfComposeExplained() {
        var typo = Checked.of(SdlSource.read(GOOD.replace("    expose:", "    exposes:"))).findings();
        var compose = Checked.of(SdlSource.read(GOOD.replace("    image: example/model:1\n",
                "    image: example/model:1\n    restart: always\n"))).findings().getFirst();

        assertTrue(typo.stream().anyMatch(f -> f.remedy().contains("Did you mean \"expose\"?")), typo.toString());
        assertTrue(compose.cause().contains("Docker Compose"), compose.cause());
        assertEquals("restart".length(), compose.length());
    }

    private static Set<String> codes(String text) {
        return Checked.of(SdlSource.read(text)).findings().stream().map(Finding::code).collect(Collectors.toSet());
    }
}
