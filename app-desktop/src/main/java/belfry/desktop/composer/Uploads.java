package belfry.desktop.composer;

import belfry.desktop.fx.Background;
import belfry.desktop.fx.Job;
import belfry.desktop.server.MediaApi;
import belfry.desktop.server.Problems;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Takes files to the server, each with its progress; one may be stopped or tried again without the others. */
final class Uploads {
    private final MediaApi api;
    private final Background background;
    private final Map<Upload, Job> running = new HashMap<>();

    Uploads(MediaApi api, Background background) {
        this.api = api;
        this.background = background;
    }

    void start(PartModel part, Path file) {
        var upload = Upload.of(file);
        part.uploads().add(upload);
        send(part, upload);
    }

    private void send(PartModel part, Upload upload) {
        upload.refused().set(null);
        upload.progress().set(0);
        var job = background.run("Uploading " + upload.name(), () -> api.upload(upload.file(),
                share -> background.show(() -> upload.progress().set(share))), uploaded -> {
                    running.remove(upload);
                    part.uploads().remove(upload);
                    part.media().add(PartModel.Attached.of(uploaded));
                }, failure -> {
                    running.remove(upload);
                    upload.refused().set(Problems.of(failure));
                });
        if (part.uploads().contains(upload) && upload.refused().get() == null) {
            running.put(upload, job);
        }
    }

    void again(PartModel part, Upload upload) {
        send(part, upload);
    }

    /** Stops it, or takes a refused file out of sight. */
    void drop(PartModel part, Upload upload) {
        var job = running.remove(upload);
        if (job != null) {
            job.cancel();
        }
        part.uploads().remove(upload);
    }
}
