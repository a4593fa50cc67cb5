package belfry.desktop.server;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.wire.MediaEdit;
import belfry.core.wire.MediaView;
import com.fasterxml.jackson.databind.JsonNode;
import belfry.core.wire.Wire;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import okhttp3.MultipartBody;
import okhttp3.Request;

/** {@link MediaApi} over HTTP. */
final class HttpMedia implements MediaApi {
    private final ServerClient client;

    HttpMedia(ServerClient client) {
        this.client = client;
    }

    @Override
    public List<MediaView> list() throws ServerException, InterruptedException {
        var answer = client.get("/media", JsonNode.class);
        var items = answer.isArray() ? answer : answer.path("items");
        return Wire.json().convertValue(items, new TypeReference<List<MediaView>>() {});
    }

    @Override
    public MediaView upload(Path file, DoubleConsumer progress) throws ServerException, InterruptedException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new BelfryException(
                    Problem.error("file-unreadable", "%s cannot be read".formatted(file.getFileName()),
                            Files.isDirectory(file) ? "It is a folder" : "It is gone, or this account may not read it",
                            "Choose another file"));
        }
        var body = new MultipartBody.Builder().setType(MultipartBody.FORM)
                .addFormDataPart("file", String.valueOf(file.getFileName()), new CountedFile(file, progress))
                .build();
        return client.send(new Request.Builder().url(client.url("/media", Map.of())).post(body), MediaView.class);
    }

    @Override
    public MediaView edit(UUID id, MediaEdit edit) throws ServerException, InterruptedException {
        return client.write("PATCH", "/media/" + id, edit, MediaView.class);
    }

    @Override
    public void delete(UUID id) throws ServerException, InterruptedException {
        client.send("DELETE", "/media/" + id, null);
    }

    @Override
    public byte[] thumbnail(UUID id) throws ServerException, InterruptedException, IOException {
        try (var bytes = client.bytes("/media/" + id + "/thumbnail")) {
            return bytes.bytes();
        }
    }
}
