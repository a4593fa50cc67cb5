package belfry.desktop.akash;

import belfry.core.akash.lease.OwnerAddress;
import belfry.core.problem.Problem;
import belfry.core.wire.AkashAccountDraft;
import belfry.core.wire.AkashAccountKind;
import belfry.core.wire.AkashAccountView;
import belfry.desktop.fx.Background;
import belfry.desktop.server.AkashApi;
import belfry.desktop.server.Problems;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The form for an account to watch: checked as one types, refused at its field. */
final class AddingModel {
    private static final int WHOLE = 44;

    private final AkashApi api;
    private final Background background;
    private final Consumer<AkashAccountView> added;
    private final ObjectProperty<AkashAccountKind> kind = new SimpleObjectProperty<>(AkashAccountKind.ADDRESS);
    private final StringProperty owner = new SimpleStringProperty("");
    private final StringProperty key = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty rest = new SimpleStringProperty("");
    private final StringProperty console = new SimpleStringProperty("");
    private final BooleanProperty asking = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Problem> refusal = new ReadOnlyObjectWrapper<>();
    private final StringBinding ownerFault = Bindings.createStringBinding(this::faultOfOwner, owner);
    private final StringBinding whyNot = Bindings.createStringBinding(this::reason, kind, owner, key, asking);

    AddingModel(AkashApi api, Background background, Consumer<AkashAccountView> added) {
        this.api = api;
        this.background = background;
        this.added = added;
    }

    ObjectProperty<AkashAccountKind> kindProperty() {
        return kind;
    }

    StringProperty ownerProperty() {
        return owner;
    }

    StringProperty keyProperty() {
        return key;
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty restProperty() {
        return rest;
    }

    StringProperty consoleProperty() {
        return console;
    }

    BooleanProperty askingProperty() {
        return asking;
    }

    /** Why the server did not take it; null: it was not refused. */
    ReadOnlyObjectProperty<@Nullable Problem> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** What is wrong with the address as far as it is typed; empty while it may still become right. */
    StringBinding ownerFault() {
        return ownerFault;
    }

    private String faultOfOwner() {
        var typed = owner.get().strip();
        var begins = "akash1".startsWith(typed.toLowerCase(Locale.ROOT))
                || typed.toLowerCase(Locale.ROOT).startsWith("akash1");
        return typed.isEmpty() || (begins && typed.length() < WHOLE)
                ? ""
                : OwnerAddress.problem(typed).map(Problem::cause).orElse("");
    }

    /** Empty when it can be sent, else the reason. */
    StringBinding whyNot() {
        return whyNot;
    }

    private String reason() {
        if (asking.get()) {
            return "Belfry is asking";
        }
        if (kind.get() == AkashAccountKind.CONSOLE) {
            return key.get().isBlank() ? "Paste a key of Console first" : "";
        }
        return owner.get().isBlank()
                ? "Paste the owner address first"
                : OwnerAddress.problem(owner.get()).map(Problem::cause).orElse("");
    }

    void submit() {
        if (!whyNot.get().isEmpty()) {
            return;
        }
        var byKey = kind.get() == AkashAccountKind.CONSOLE;
        var draft = new AkashAccountDraft(text(name), byKey ? null : text(owner), byKey ? text(key) : null, text(rest),
                text(console));
        asking.set(true);
        refusal.set(null);
        background.run(byKey ? "Asking Console" : "Asking the chain", () -> api.add(draft), account -> {
            asking.set(false);
            added.accept(account);
        }, failure -> {
            asking.set(false);
            refusal.set(Problems.of(failure));
        });
    }

    private static @Nullable String text(StringProperty typed) {
        return typed.get().isBlank() ? null : typed.get().strip();
    }
}
