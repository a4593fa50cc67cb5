package belfry.server.guard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URL;
import java.net.URLConnection;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

class OneWayOutTest {
    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("belfry.server");

    @Test
    void noOneBuildsAnHttpClientOutsideTheGuard() {
        noClasses().that().resideOutsideOfPackage("belfry.server.guard..").should().dependOnClassesThat()
                .areAssignableTo(OkHttpClient.class).orShould().dependOnClassesThat()
                .areAssignableTo(OkHttpClient.Builder.class)
                .because("addresses are checked at the guard's sockets only").check(SERVER);
    }

    @Test
    void noOneOpensAnAddressPastTheGuardExceptTheCommandLineItsOwnServer() {
        noClasses().that().resideOutsideOfPackages("belfry.server.guard..", "belfry.server.cli..").should().callMethod(
                URL.class, "openConnection").orShould().callMethod(URL.class, "openStream").orShould()
                .dependOnClassesThat()
                .areAssignableTo(URLConnection.class).check(SERVER);
    }

    @Test
    void onlyTheCommandLineUsesTheJdksClientForItsOwnServer() {
        noClasses().that().resideOutsideOfPackages("belfry.server.guard..", "belfry.server.cli..").should()
                .dependOnClassesThat().resideInAPackage("java.net.http..").check(SERVER);
    }
}
