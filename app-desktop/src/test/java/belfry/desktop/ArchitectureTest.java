package belfry.desktop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

/** The arrows of the console. */
class ArchitectureTest {
    private final JavaClasses console = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("belfry.desktop");

    @Test
    void onlyBackgroundHopsToTheToolkitsThread() {
        noClasses().that().resideOutsideOfPackage("belfry.desktop.fx").should()
                .callMethod(Platform.class, "runLater", Runnable.class).check(console);
    }

    @Test
    void modelsKnowNoNodes() {
        noClasses().that().haveSimpleNameEndingWith("Model").should().dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..").check(console);
    }

    @Test
    void theConsoleReachesTheServerOverHttpOnly() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("belfry.server..", "java.sql..",
                "io.temporal..", "redis..").check(console);
    }

    @Test
    void onlyTheServerPackageAndTheWayInSpeakHttp() {
        noClasses().that().resideOutsideOfPackages("belfry.desktop.server", "belfry.desktop.connect",
                "belfry.desktop").should().dependOnClassesThat().resideInAPackage("okhttp3..").check(console);
    }

    @Test
    void featuresHaveNoCycles() {
        slices().matching("belfry.desktop.(*)..").should().beFreeOfCycles().check(console);
    }

    @Test
    void whatIsSharedKnowsNoFeature() {
        classes().that().resideInAnyPackage("belfry.desktop.fx", "belfry.desktop.ui").should()
                .onlyDependOnClassesThat().resideOutsideOfPackages("belfry.desktop.shell", "belfry.desktop.server")
                .check(console);
    }
}
