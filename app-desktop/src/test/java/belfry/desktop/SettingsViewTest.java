package belfry.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.secret.Secret;
import belfry.core.wire.MemberView;
import belfry.core.workspace.Role;
import belfry.desktop.server.KnownServer;
import belfry.desktop.server.SecretStores;
import belfry.desktop.server.ServerKind;
import belfry.desktop.settings.SettingsFile;
import belfry.desktop.ui.Appearance;
import java.util.List;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;

/** Members, zone, servers and appearance as a person changes them. */
class SettingsViewTest extends OpenConsole {
    private void page(String section) {
        console.open();
        console.act("go.settings");
        console.act("settings." + section);
    }

    private List<Role> roles() {
        return fake.members.stream().map(MemberView::role).toList();
    }

    @Test
    void aMemberIsAddedGivenAnotherRoleAndTakenOut() {
        page("members");
        console.fire("#member-add");
        console.type("#member-email", "cem@bakery.example");
        console.type("#member-name", "Cem");
        console.fire("#member-save");
        Await.until("added", () -> roles().equals(List.of(Role.OWNER, Role.EDITOR, Role.EDITOR)));
        Await.until("in the list", () -> console.label("Cem") && !console.there("#member-sheet"));

        console.robot().interact(() -> ben().setValue(Role.AUTHOR));
        Await.until("author", () -> roles().get(1) == Role.AUTHOR);
        console.act("console.undo");
        Await.until("taken back", () -> roles().get(1) == Role.EDITOR);

        console.fire("#member-remove-" + FakeServer.id(20));
        Await.until("asked", () -> console.label("Posts that Cem wrote stay"));
        console.fire("#confirm-go");
        Await.until("out", () -> fake.members.size() == 2);
    }

    @SuppressWarnings("unchecked")
    private ChoiceBox<Role> ben() {
        return (ChoiceBox<Role>) console.robot().lookup(".choice-box").queryAll().stream()
                .filter(node -> "Role of Ben Koch".equals(node.getAccessibleText())).findFirst().orElseThrow();
    }

    @Test
    void theZoneOfTheWorkspaceIsChangedAndTakenBack() {
        page("workspace");
        ComboBox<String> zone = console.node("#workspace-zone");
        console.robot().interact(() -> zone.setValue("Asia/Tokyo"));
        console.fire("#workspace-save");
        Await.until("saved", () -> fake.workspace.zone().equals("Asia/Tokyo"));

        console.act("console.undo");

        Await.until("taken back", () -> fake.workspace.zone().equals("Europe/Berlin"));
    }

    @Test
    void aServerThatIsNoLongerUsedIsForgottenWithItsLoginButNotTheOneInUse() throws Exception {
        var logins = SecretStores.inFile(folder.resolve("logins.json"));
        logins.write("anna@https://old.example", Secret.of("kept-token"));
        logins.write("ben@https://other.example", Secret.of("other-token"));
        new SettingsFile(folder).change(settings -> settings.connectedTo(
                new KnownServer("https://old.example", ServerKind.TESTING, "anna"), null));
        page("servers");
        Await.until("both", () -> console.label("https://old.example") && console.label("Connected"));

        console.fire("#server-forget");

        Await.until("forgotten", () -> new SettingsFile(folder).current().servers().size() == 1);
        assertEquals(fake.address(), new SettingsFile(folder).current().servers().getFirst().address());
        Await.until("its login is gone", () -> logins.read("anna@https://old.example").isEmpty());
        assertTrue(logins.read("ben@https://other.example").isPresent());
    }

    @Test
    void theAppearanceIsChosenAndKept() {
        page("appearance");
        console.fire("#mode-dark");
        Await.until("dark", () -> console.console().shell().root().getStyleClass().contains("dark"));
        assertEquals(Appearance.Mode.DARK, new SettingsFile(folder).current().appearance());
        Node still = console.node("#reduced-motion");
        assertTrue(still.isVisible());
    }
}
