package belfry.desktop.settings;

import belfry.core.problem.Problem;
import belfry.core.wire.ApiKeyView;
import belfry.core.wire.MemberView;
import belfry.core.wire.NewApiKey;
import belfry.core.wire.NewMember;
import belfry.core.wire.RoleChange;
import belfry.core.wire.WorkspaceEdit;
import belfry.core.wire.WorkspaceView;
import belfry.core.workspace.Permission;
import belfry.core.workspace.Role;
import belfry.desktop.fx.Background;
import belfry.desktop.server.Problems;
import belfry.desktop.server.ServerException;
import belfry.desktop.server.WorkspaceApi;
import belfry.desktop.shell.Notices;
import belfry.desktop.shell.UndoHistory;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The settings that live on the server: the workspace, its members and keys. */
final class SettingsModel {
    private final WorkspaceApi api;
    private final Background background;
    private final Notices notices;
    private final Function<Permission, String> whyNot;
    private final ReadOnlyObjectWrapper<WorkspaceView> workspace;
    private final ObservableList<MemberView> members = FXCollections.observableArrayList();
    private final ObservableList<ApiKeyView> keys = FXCollections.observableArrayList();

    SettingsModel(WorkspaceApi api, WorkspaceView workspace, Background background, Notices notices,
            Function<Permission, String> whyNot) {
        this.api = api;
        this.background = background;
        this.notices = notices;
        this.whyNot = whyNot;
        this.workspace = new ReadOnlyObjectWrapper<>(workspace);
    }

    ReadOnlyObjectProperty<WorkspaceView> workspaceProperty() {
        return workspace.getReadOnlyProperty();
    }

    ObservableList<MemberView> members() {
        return members;
    }

    ObservableList<ApiKeyView> keys() {
        return keys;
    }

    String whyNot(Permission permission) {
        return whyNot.apply(permission);
    }

    /** Loads what one's role may see. */
    void load() {
        background.run("Loading the workspace", api::workspace, workspace::set, this::tell);
        if (whyNot(Permission.MANAGE_MEMBERS).isEmpty()) {
            background.run("Loading members", api::members, members::setAll, this::tell);
        }
        if (whyNot(Permission.MANAGE_KEYS).isEmpty()) {
            background.run("Loading keys", api::keys, keys::setAll, this::tell);
        }
    }

    private void tell(Exception failure) {
        notices.tell(Problems.of(failure));
    }

    /** Changes the workspace; a conflict shows what stands there now. */
    void change(String title, WorkspaceEdit edit, WorkspaceEdit back) {
        send(edit, () -> notices.did(new UndoHistory.Step(title, () -> send(back, () -> {}),
                () -> send(edit, () -> {}))));
    }

    private void send(WorkspaceEdit edit, Runnable done) {
        var version = workspace.get().version();
        background.run("Saving the workspace", () -> api.edit(edit, version), saved -> {
            workspace.set(saved);
            done.run();
        }, failure -> {
            if (failure instanceof ServerException refused) {
                refused.current(WorkspaceView.class).ifPresent(workspace::set);
            }
            tell(failure);
        });
    }

    void addMember(NewMember member, Runnable done, Consumer<Problem> refused) {
        background.run("Adding " + member.name(), () -> api.addMember(member), added -> {
            members.add(added);
            notices.say(added.name() + " is now " + added.role().name().toLowerCase(Locale.ROOT));
            done.run();
        }, failure -> refused.accept(Problems.of(failure)));
    }

    void changeRole(MemberView member, Role role) {
        sendRole(member, role, () -> notices.did(new UndoHistory.Step(
                "%s is now %s".formatted(member.name(), role.name().toLowerCase(Locale.ROOT)),
                () -> sendRole(member, member.role(), () -> {}), () -> sendRole(member, role, () -> {}))));
    }

    private void sendRole(MemberView member, Role role, Runnable done) {
        background.perform("Changing a role", () -> api.changeRole(member.accountId(), new RoleChange(role)), () -> {
            members.replaceAll(known -> known.accountId().equals(member.accountId())
                    ? new MemberView(known.accountId(), known.name(), known.email(), role, known.addedAt())
                    : known);
            done.run();
        }, this::tell);
    }

    void removeMember(MemberView member) {
        background.perform("Removing " + member.name(), () -> api.removeMember(member.accountId()), () -> {
            members.removeIf(known -> known.accountId().equals(member.accountId()));
            notices.say(member.name() + " is no longer a member");
        }, this::tell);
    }

    /** {@code created} is told the key with its secret: the only time it can be seen. */
    void createKey(NewApiKey key, Consumer<ApiKeyView> created, Consumer<Problem> refused) {
        background.run("Making a key", () -> api.createKey(key), made -> {
            keys.addFirst(withoutSecret(made));
            created.accept(made);
        }, failure -> refused.accept(Problems.of(failure)));
    }

    private static ApiKeyView withoutSecret(ApiKeyView key) {
        return new ApiKeyView(key.id(), key.name(), key.prefix(), key.role(), key.createdAt(), key.lastUsedAt(),
                key.expiresAt(), null);
    }

    void revokeKey(ApiKeyView key) {
        background.perform("Revoking a key", () -> api.revokeKey(key.id()), () -> {
            keys.removeIf(known -> known.id().equals(key.id()));
            notices.say("The key \"%s\" no longer works".formatted(key.name()));
        }, this::tell);
    }
}
