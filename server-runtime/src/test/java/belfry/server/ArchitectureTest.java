package belfry.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static JavaClasses server;

    @BeforeAll
    static void read() {
        server = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("belfry.server");
    }

    @Test
    void theServerKnowsNothingOfTheConsole() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("belfry.desktop..", "javafx..").check(server);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses().that().resideOutsideOfPackage("belfry.server.cli..").should().accessField(System.class, "out")
                .orShould().accessField(System.class, "err").check(server);
    }

    @Test
    void featuresDoNotKnowTheCommandLineAndNobodyKnowsTheCompositionButIt() {
        noClasses().that().resideOutsideOfPackages("belfry.server", "belfry.server.cli..").should()
                .dependOnClassesThat(resideInAPackage("belfry.server").or(resideInAPackage("belfry.server.cli..")))
                .check(server);
    }

    @Test
    void whatWeStandOnKnowsNoFeature() {
        noClasses().that().resideInAnyPackage("belfry.server.config..", "belfry.server.database..",
                "belfry.server.embedded..", "belfry.server.redis..", "belfry.server.temporal..").should()
                .dependOnClassesThat(resideInAPackage("belfry.server..").and(resideInAnyPackage(
                        "belfry.server.config..", "belfry.server.database..", "belfry.server.embedded..",
                        "belfry.server.redis..", "belfry.server.temporal..").negate()))
                .check(server);
    }

    @Test
    void sqlStaysInTablesAndInTheDatabasePackage() {
        noClasses().that().resideOutsideOfPackage("belfry.server.database..").and().haveSimpleNameNotEndingWith("Table")
                .and().haveNameNotMatching(".*Table\\$.*").should()
                .callMethod(Handle.class, "createQuery", String.class).orShould()
                .callMethod(Handle.class, "createUpdate", String.class).orShould()
                .callMethod(Handle.class, "execute", String.class, Object[].class).check(server);
    }

    @Test
    void onlyWorkflowsUseTheWorkflowSideOfTemporalAndTheyAskNoClockAndNoDice() {
        noClasses().that().haveNameNotMatching(".*Workflow(Impl)?(\\$.*)?").should().dependOnClassesThat()
                .haveFullyQualifiedName("io.temporal.workflow.Workflow").check(server);
        noClasses().that().haveNameMatching(".*WorkflowImpl(\\$.*)?").should().callMethod(Instant.class, "now")
                .orShould().dependOnClassesThat().belongToAnyOf(Clock.class, Random.class, Thread.class).orShould()
                .callMethod(UUID.class, "randomUUID").orShould().callMethod(System.class, "currentTimeMillis")
                .allowEmptyShould(true).check(server);
    }

    @Test
    void aNetworkKnowsNoOtherNetwork() {
        slices().matching("belfry.server.network.(*)").namingSlices("network $1").should().notDependOnEachOther()
                .check(server);
    }

    @Test
    void packagesFormNoCircle() {
        slices().matching("belfry.server.(*)..").should().beFreeOfCycles().check(server);
    }
}
