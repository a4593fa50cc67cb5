package belfry.desktop;

import belfry.core.problem.Severity;
import java.nio.file.Files;

/** Pictures of the frame and its own screens against the in-memory server. */
final class Preview {
    private Preview() {}

    public static void main(String[] arguments) throws Exception {
        var home = Files.createTempDirectory("belfry-preview");
        try (var fake = new FakeServer()) {
            Files.writeString(home.resolve("admin-token"), fake.token);
            fake.incidents
                    .add(FakeServer.incident(1, Severity.CRITICAL, "12 posts wait: nobody polls publish-telegram"));
            fake.incidents.add(FakeServer.incident(2, Severity.WARNING, "Mastodon expires in two days"));
            for (var i = 0; i < 60; i++) {
                fake.logLines.add("2026-11-23T09:%02d:00Z INFO  Published delivery %d at bluesky".formatted(i, i));
            }
            Screenshots.main(new String[]{arguments[0], "--server", fake.address(), "--home", home.toString()});
        }
        System.exit(0);
    }
}
