package belfry.desktop.shell;

import java.util.List;
import org.kordamp.ikonli.Ikon;

/** Something the command palette can search besides screens and actions; runs off the JavaFX thread and may block. */
public interface SearchProvider {
    /** Heading of its results: {@code Posts}. */
    String title();

    List<Hit> search(String words) throws Exception;

    /** One thing found; {@code run} goes there, on the JavaFX thread. */
    record Hit(Ikon icon, String title, String detail, Runnable run) {}
}
