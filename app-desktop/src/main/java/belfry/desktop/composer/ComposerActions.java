package belfry.desktop.composer;

import belfry.core.wire.PostMode;
import belfry.desktop.shell.Action;
import belfry.desktop.shell.KeyBinding;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What can be done while writing. */
final class ComposerActions {
    private static final String CATEGORY = "Composer";

    private final Composer composer;

    ComposerActions(Composer composer) {
        this.composer = composer;
    }

    List<Action> all() {
        return List.of(
                Action.of("composer.new", "New post", CATEGORY, composer::write).on(KeyBinding.NEW_POST)
                        .unless(new ReadOnlyStringWrapper(composer.mayNotWrite())),
                writing("composer.schedule", "Schedule what is written", KeyBinding.COMPOSER_SCHEDULE,
                        view -> view.send(PostMode.SCHEDULE)),
                writing("composer.now", "Publish what is written now", KeyBinding.COMPOSER_NOW,
                        view -> view.send(PostMode.NOW)),
                writing("composer.draft", "Save what is written as a draft", KeyBinding.COMPOSER_DRAFT,
                        view -> view.send(PostMode.DRAFT)),
                writing("composer.slot", "Give what is written the next free slot", KeyBinding.COMPOSER_SLOT,
                        view -> view.send(PostMode.NEXT_SLOT)),
                writing("composer.part", "Add to thread", KeyBinding.COMPOSER_PART, ComposerView::addPart),
                writing("composer.media", "Add media", KeyBinding.COMPOSER_MEDIA, ComposerView::addMedia));
    }

    private Action writing(String id, String title, KeyBinding key, Consumer<ComposerView> run) {
        return Action.of(id, title, CATEGORY, () -> {
            var open = composer.openProperty().get();
            if (open != null) {
                run.accept(open.view());
            }
        }).on(key).when(Bindings.createBooleanBinding(() -> composer.openProperty().get() != null,
                composer.openProperty()), "Open the composer first");
    }
}
