package belfry.desktop.composer;

import belfry.desktop.fx.Background;
import belfry.desktop.fx.Formats;

/** What the pieces of the composer's window work with. */
record Bench(ComposerModel model, Formats formats, Mends mends, Uploads uploads, Thumbnails thumbnails,
        Background background) {
    Writing writing() {
        return model.writing();
    }
}
