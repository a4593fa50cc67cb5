package belfry.desktop.post;

import belfry.core.wire.PostView;
import belfry.desktop.fx.Formats;
import belfry.desktop.server.PostApi;
import belfry.desktop.server.ServerException;
import belfry.desktop.shell.Area;
import belfry.desktop.shell.Navigator;
import belfry.desktop.shell.Place;
import belfry.desktop.shell.SearchProvider;
import belfry.desktop.ui.StateLook;
import java.util.List;
import java.util.Map;

/** Posts by their words in the command palette. */
public final class PostSearch implements SearchProvider {
    private final PostApi posts;
    private final Navigator navigator;
    private final Formats formats;

    public PostSearch(PostApi posts, Navigator navigator, Formats formats) {
        this.posts = posts;
        this.navigator = navigator;
        this.formats = formats;
    }

    @Override
    public String title() {
        return "Posts";
    }

    @Override
    public List<Hit> search(String words) throws ServerException, InterruptedException {
        return posts.list(Map.of("q", words, "limit", "8")).items().stream().map(this::hit).toList();
    }

    private Hit hit(PostView post) {
        var due = post.dueAt();
        var look = StateLook.of(post.state());
        return new Hit(look.icon(), post.excerpt().isBlank() ? "(no text)" : post.excerpt(),
                look.word() + (due == null ? "" : " · " + formats.moment(due)),
                () -> navigator.go(new Place(Area.POSTS, post.id().toString())));
    }
}
