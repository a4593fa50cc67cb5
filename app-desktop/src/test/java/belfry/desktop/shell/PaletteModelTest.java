package belfry.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.desktop.fx.Background;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

class PaletteModelTest {
    private final List<String> done = new ArrayList<>();
    private final Actions actions = new Actions();
    private final Navigator navigator = new Navigator(Area.CALENDAR);
    private final List<SearchProvider> providers = new ArrayList<>();
    private final Background background = new Background(Runnable::run, Runnable::run, (_, then) -> then.run());
    private final PaletteModel palette = new PaletteModel(actions, navigator, background, providers);

    @Test
    void everyWordMustFitAndTheTitleCountsMoreThanTheCategory() {
        actions.add(action("a", "Publish now", "Posts"), action("b", "Filter posts", "Console"),
                action("c", "New post", "Composer"));

        palette.search("post");
        assertEquals(List.of("Filter posts", "New post", "Publish now"),
                palette.rows().stream().map(PaletteModel.Row::title).toList());

        palette.search("pub posts");
        assertEquals(List.of("Publish now"), palette.rows().stream().map(PaletteModel.Row::title).toList());
    }

    @Test
    void whatWasUsedLastStandsFirst() {
        actions.add(action("a", "Alpha", "X"), action("b", "Beta", "X"), action("c", "Gamma", "X"));
        palette.search("gamma");
        palette.rows().getFirst().run().run();

        palette.search("");

        assertEquals("Gamma", palette.rows().getFirst().title());
        assertEquals(List.of("c"), done);
    }

    @Test
    void anActionOfAnotherAreaGoesThereFirst() {
        actions.add(Area.HEALTH, List.of(action("restart", "Restart process", "Health")));

        palette.search("restart");
        palette.rows().getFirst().run().run();

        assertEquals(Area.HEALTH, navigator.current().area());
    }

    @Test
    void whatTheServerFindsFollowsTheActions() {
        providers.add(provider("Posts", List.of(new SearchProvider.Hit(Feather.SEND, "Bread day", "Mon", () -> {}))));

        palette.search("bread");

        assertEquals(List.of("Bread day"), palette.rows().stream().map(PaletteModel.Row::title).toList());
    }

    @Test
    void aSearchThatFailsSaysSoAndHidesNothingElse() {
        actions.add(action("a", "Bread settings", "X"));
        providers.add(new SearchProvider() {
            @Override
            public String title() {
                return "Posts";
            }

            @Override
            public List<Hit> search(String words) throws IOException {
                throw new IOException("away");
            }
        });

        palette.search("bread");

        assertEquals(List.of("Bread settings", "Posts could not be searched"),
                palette.rows().stream().map(PaletteModel.Row::title).toList());
        assertTrue(palette.rows().getLast().detail().contains("away"));
    }

    private SearchProvider provider(String title, List<SearchProvider.Hit> hits) {
        return new SearchProvider() {
            @Override
            public String title() {
                return title;
            }

            @Override
            public List<Hit> search(String words) {
                return hits;
            }
        };
    }

    private Action action(String id, String title, String category) {
        return Action.of(id, title, category, () -> done.add(id));
    }
}
