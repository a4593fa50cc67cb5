package belfry.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.File;
import java.net.Socket;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    /** One slice for each feature; what a network's errors mean is a feature beside the networks' rules. */
    private static final SliceAssignment FEATURES = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            var inside = type.getPackageName().replaceFirst("^belfry\\.core\\.?", "");
            return inside.startsWith("network.errors")
                    ? SliceIdentifier.of("network errors")
                    : SliceIdentifier.of(inside.replaceFirst("\\..*", ""));
        }

        @Override
        public String getDescription() {
            return "features of the domain";
        }
    };
    private static JavaClasses core;

    @BeforeAll
    static void read() {
        core = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("belfry.core");
    }

    @Test
    void theDomainNeedsNothingButTheJdk() {
        classes().that().resideOutsideOfPackages("belfry.core.wire..", "belfry.core.akash..").should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "org.slf4j..", "belfry.core..")
                .check(core);
    }

    @Test
    void onlyTheWireKnowsJacksonAndOnlyAkashReadsYaml() {
        noClasses().that().resideOutsideOfPackage("belfry.core.wire..").should().dependOnClassesThat()
                .resideInAPackage("com.fasterxml..").check(core);
        noClasses().that().resideOutsideOfPackage("belfry.core.akash..").should().dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..").check(core);
    }

    @Test
    void theDomainTouchesNoFileNoNetworkNoDatabaseAndNoThread() {
        noClasses().should().dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "java.net.http..", "java.nio.file..",
                        "java.nio.channels..", "javax.sql..")
                .check(core);
        noClasses().should().dependOnClassesThat().belongToAnyOf(Thread.class, Socket.class,
                File.class, ProcessBuilder.class).check(core);
    }

    @Test
    void theTimeIsGivenToTheDomain() {
        noClasses().should().callMethod(Instant.class, "now").orShould()
                .callMethod(System.class, "currentTimeMillis").orShould()
                .callMethod(LocalDateTime.class, "now").orShould()
                .callMethod(ZonedDateTime.class, "now").orShould()
                .callMethod(UUID.class, "randomUUID").check(core);
    }

    @Test
    void nobodyPrints() {
        noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err").check(core);
    }

    @Test
    void packagesFormNoCircle() {
        slices().assignedFrom(FEATURES).should().beFreeOfCycles().check(core);
    }
}
