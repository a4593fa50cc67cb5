package belfry.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.secret.Secret;
import belfry.desktop.server.KnownServer;
import belfry.desktop.server.SecretStores;
import belfry.desktop.server.ServerKind;
import belfry.desktop.settings.SettingsFile;
import belfry.desktop.shell.Toast;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session that ends while one writes, and a server of another version. */
class SessionViewTest extends OpenConsole {
    /** In by a remembered login, as at a server elsewhere. */
    private void openByLogin() throws Exception {
        SecretStores.inFile(folder.resolve("logins.json")).write("anna@" + fake.address(), Secret.of(fake.token));
        new SettingsFile(folder).change(settings -> settings
                .connectedTo(new KnownServer(fake.address(), ServerKind.TESTING, "anna"), null));
        console.open(List.of("--home", folder.resolve("none").toString()));
    }

    @Test
    void whoseSessionEndsInTheMiddleOfAPostLogsInOverItAndWritesOn() throws Exception {
        openByLogin();
        console.act("composer.new");
        console.fire("#to-" + FakeServer.id(101));
        console.type("#part-0", "Fresh bread");

        fake.token = "second-token";
        console.type("#part-0", "Fresh bread from");
        Await.until("the login over the composer", () -> console.there("#login"));
        assertTrue(console.there("#composer"));
        assertEquals("Fresh bread from", console.text("#part-0"));

        console.type("#login-email", "anna");
        console.type("#login-password", FakeServer.PASSWORD);
        console.fire("#login-go");
        Await.until("the login is gone", () -> !console.there("#login"));
        assertEquals("Fresh bread from", console.text("#part-0"));

        console.type("#part-0", "Fresh bread from seven");
        console.type("#composer-when", "tomorrow 9am");
        console.press("Schedule");

        Await.until("it is scheduled", () -> fake.posts.size() == 1);
        assertEquals("Fresh bread from seven", fake.posts.getFirst().parts().getFirst().text());
    }

    @Test
    void aServerOfAnotherVersionIsTold() {
        fake.version = "9.4.0";
        console.open();

        var notice = Toast.of(ConsoleVersion.own().misfit("9.4.0").orElseThrow()).text();

        Await.until("told", () -> console.label(notice));
    }
}
