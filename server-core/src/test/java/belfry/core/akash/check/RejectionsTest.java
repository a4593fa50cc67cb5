package belfry.core.akash.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.akash.sdl.Finding.Severity;
import belfry.core.akash.sdl.RuleSet;
import belfry.core.akash.sdl.SdlSource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Sixty-one spoilt files with the verdict of the official TypeScript library on each. */
class RejectionsTest {
    private static final Path FILE = Path.of("src/test/resources/akash-golden/rejections.json");

    /** Case: code, path and line of the finding that must be there. */
    private static final Map<String, String> EXPECTED = """
            no-version: sdl-missing-key /version 1
            version-number: sdl-version-not-text /version 1
            version-3: sdl-version-unknown /version 1
            unknown-top-level: sdl-unknown-key /volumes 31
            no-image: sdl-missing-key /services/web/image 3
            empty-image: sdl-too-short /services/web/image 4
            depends-on: sdl-unknown-key /services/web/depends_on 10
            env-map: sdl-wrong-kind /services/web/env 11
            env-bad-name: sdl-env-name /services/web/env/0 11
            port-0: sdl-port-range /services/web/expose/0/port 6
            port-65536: sdl-port-range /services/web/expose/0/port 6
            proto-http: sdl-protocol /services/web/expose/0/proto 10
            no-global: sdl-no-global /services 2
            expose-without-to: sdl-expose-without-to /services/web/expose/0/port 6
            to-unknown-service: sdl-to-unknown-service /services/web/expose/0/to/1/service 10
            body-too-big: sdl-out-of-range /services/web/expose/0/http_options/max_body_size 11
            read-timeout-too-big: sdl-out-of-range /services/web/expose/0/http_options/read_timeout 11
            next-cases-off-and-500: sdl-next-cases-off /services/web/expose/0/http_options/next_cases 11
            next-cases-unknown: sdl-next-case /services/web/expose/0/http_options/next_cases/0 12
            proxy-buffer-too-big: sdl-out-of-range /services/web/expose/0/http_options/proxy_buffer_size 11
            cred-no-host: sdl-missing-key /services/web/credentials/host 10
            cred-short-password: sdl-too-short /services/web/credentials/password 13
            cred-short-email: sdl-too-short /services/web/credentials/email 14
            cpu-zero: sdl-cpu-units /profiles/compute/small/resources/cpu/units 15
            cpu-negative: sdl-cpu-units /profiles/compute/small/resources/cpu/units 15
            memory-missing: sdl-missing-key /profiles/compute/small/resources/memory 13
            memory-number: sdl-wrong-kind /profiles/compute/small/resources/memory/size 17
            storage-no-suffix: sdl-size /profiles/compute/small/resources/storage/size 19
            persistent-no-class: sdl-missing-key /profiles/compute/small/resources/storage/1/attributes/class 26
            persistent-no-mount: sdl-persistent-without-mount /services/web/params/storage/data 3
            class-not-persistent: sdl-class-needs-persistent PATH 27
            class-unknown: sdl-storage-class /profiles/compute/small/resources/storage/1/attributes/class 28
            ram-persistent: sdl-ram-persistent /profiles/compute/small/resources/storage/1/attributes/persistent 27
            mount-relative: sdl-mount-relative /services/web/params/storage/data/mount 13
            mount-unknown-volume: sdl-volume-unknown /services/web/params/storage/data 12
            mount-duplicate: sdl-mount-twice /services/web/params/storage/b/mount 15
            volume-name-duplicate: sdl-volume-name-twice /profiles/compute/small/resources/storage/1/name 20
            gpu-no-attributes: sdl-gpu-attributes-missing /profiles/compute/small/resources/gpu/attributes 20
            gpu-attributes-zero-units: sdl-gpu-attributes-without-units ATTRIBUTES 22
            gpu-vendor-amd: sdl-unknown-key /profiles/compute/small/resources/gpu/attributes/vendor/amd 24
            gpu-interface: sdl-not-one-of VENDOR/nvidia/0/interface 26
            denom-usdc-ibc: sdl-denomination /profiles/placement/anywhere/pricing/small/denom 24
            amount-zero: sdl-price-zero /profiles/placement/anywhere/pricing/small/amount 25
            amount-negative: sdl-price /profiles/placement/anywhere/pricing/small/amount 25
            pricing-missing-profile: sdl-pricing-missing /profiles/placement/anywhere/pricing/small 22
            placement-missing: sdl-placement-unknown /deployment/web/nowhere 28
            compute-missing: sdl-compute-unknown /deployment/web/anywhere/profile 29
            service-not-deployed: sdl-service-not-deployed /services/extra 10
            deployment-unknown-service: sdl-service-unknown /deployment/extra 31
            count-0: sdl-out-of-range /deployment/web/anywhere/count 30
            count-51: sdl-count-high /deployment/web/anywhere/count 30
            endpoint-unused: sdl-endpoint-unused /endpoints/myip 32
            endpoint-bad-name: sdl-endpoint-name /endpoints/1ip 32
            ip-unknown-endpoint: sdl-endpoint-unknown /services/web/expose/0/to/0/ip 10
            ip-not-global: sdl-ip-not-global /services/web/expose/0/to/0/ip 10
            reclamation-compound: sdl-reclamation-window /reclamation/min_window 32
            service-name-uppercase: sdl-service-name /services/Web 3
            hostname-invalid: sdl-hostname /services/web/expose/0/accept/0 11
            hostname-duplicate: sdl-hostname-twice /services/web/expose/1/accept/0 15
            tee-gpu-without-gpu: sdl-tee-needs-gpu /services/web/params/tee 11
            permissions-unknown: sdl-not-one-of /services/web/params/permissions/read/0 13
            """.lines().map(line -> line.split(": ", 2)).collect(Collectors.toMap(part -> part[0],
            part -> part[1].replace("PATH", "/profiles/compute/small/resources/storage/1/attributes/persistent")
                    .replace("ATTRIBUTES", "/profiles/compute/small/resources/gpu/attributes")
                    .replace("VENDOR", "/profiles/compute/small/resources/gpu/attributes/vendor")));

    @TestFactory
    Stream<DynamicTest> eachIsRefusedForTheRightReasonAtTheRightPlace() {
        return cases().map(spoilt -> DynamicTest.dynamicTest(spoilt.get("case").asText(), () -> {
            var checked = Checked.of(SdlSource.read(spoilt.get("sdl").asText()));

            var found = checked.findings().stream()
                    .map(f -> "%s %s %d".formatted(f.code(), f.path(), f.position().line())).toList();

            assertTrue(found.contains(EXPECTED.get(spoilt.get("case").asText())), () -> found.toString());
        }));
    }

    @TestFactory
    Stream<DynamicTest> theOfficialTypeScriptVerdictIsToldCorrectly() {
        return cases().map(spoilt -> DynamicTest.dynamicTest(spoilt.get("case").asText(), () -> {
            var checked = Checked.of(SdlSource.read(spoilt.get("sdl").asText()));

            assertEquals(spoilt.get("head").asText().equals("accepted"), checked.acceptedBy(RuleSet.TYPESCRIPT));
        }));
    }

    /** Files that the Console's library lets through: who refuses them, as told with the finding. */
    @Test
    void whatOnlyOthersRefuseIsSaidWithWhoRefusesIt() {
        var told = new TreeMap<String, String>();

        cases().filter(spoilt -> spoilt.get("head").asText().equals("accepted")).forEach(spoilt -> {
            var checked = Checked.of(SdlSource.read(spoilt.get("sdl").asText()));
            var name = spoilt.get("case").asText();
            var code = Objects.requireNonNull(EXPECTED.get(name)).split(" ")[0];
            checked.findings().stream().filter(finding -> finding.code().equals(code))
                    .forEach(finding -> told.put(name, finding.severity() + " " + finding.dispute()));
        });

        var later = "ERROR Refused by the Go tools and the chain and the provider;"
                + " accepted by the TypeScript library (Console).";
        var go = "ERROR Refused by the Go tools and the chain; accepted by the TypeScript library (Console).";
        assertEquals(new TreeMap<>(Map.ofEntries(Map.entry("env-bad-name", later), Map.entry("no-global", later),
                Map.entry("service-name-uppercase", later), Map.entry("hostname-invalid", later),
                Map.entry("hostname-duplicate", later), Map.entry("class-unknown", go),
                Map.entry("volume-name-duplicate", go), Map.entry("amount-zero", go),
                Map.entry("expose-without-to", "ERROR "), Map.entry("to-unknown-service", "ERROR "),
                Map.entry("count-51", "WARNING "))), told);
    }

    @Test
    void everyFindingSaysWhatWhyAndWhatToDo() {
        cases().flatMap(spoilt -> Checked.of(SdlSource.read(spoilt.get("sdl").asText())).findings().stream())
                .forEach(finding -> {
                    assertFalse(finding.message().isBlank() || finding.cause().isBlank() || finding.remedy().isBlank());
                    assertFalse((finding.message() + finding.cause() + finding.remedy()).contains("%"),
                            finding.toString());
                });
    }

    /** A spoilt file has one fault, but for five that truly have two; more than that would be noise. */
    @Test
    void oneFaultGivesOneError() {
        var noisy = cases().filter(spoilt -> Checked.of(SdlSource.read(spoilt.get("sdl").asText())).findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR).count() > 1)
                .map(spoilt -> spoilt.get("case").asText()).toList();

        assertEquals(List.of("expose-without-to", "memory-number", "compute-missing", "endpoint-bad-name",
                "ip-not-global"), noisy);
    }

    private static Stream<JsonNode> cases() {
        try {
            return StreamSupport.stream(new ObjectMapper().readTree(FILE.toFile()).spliterator(), false);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
