package belfry.desktop;

import belfry.core.post.DeliveryState;
import belfry.core.problem.Problem;
import belfry.core.problem.Severity;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;

/** Pictures of the frame and its own screens against the in-memory server. */
final class Preview {
    private static final Problem BLOCKED = Problem.error("bot-blocked", "Telegram refused the bot",
            "The bot is no administrator of the channel", "Open the channel in Telegram and make the bot one",
            "Then queue them again");

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
            sample(fake);
            fake.akash.sample();
            Screenshots.main(new String[]{arguments[0], "--server", fake.address(), "--home", home.toString()});
        }
        System.exit(0);
    }

    /** A month of posts in every state, some days fuller than their cell. */
    static void sample(FakeServer fake) {
        var random = new SplittableRandom(7);
        var words = List.of("Fresh sourdough from six in the morning", "How our baker starts the day",
                "Three kinds of rye, one oven", "Open on Sunday as well", "Meet us at the market hall",
                "Recipe: plum cake without sugar", "We are looking for an apprentice");
        var states = DeliveryState.values();
        var first = LocalDate.now(ZoneId.of("Europe/Berlin")).withDayOfMonth(1);
        for (var i = 0; i < 130; i++) {
            var day = first.plusDays(random.nextInt(30));
            var at = day.atTime(7 + random.nextInt(13), 5 * random.nextInt(12)).atZone(ZoneId.of("Europe/Berlin"))
                    .toInstant();
            var past = at.isBefore(Instant.now());
            var state = past
                    ? (i % 9 == 0 ? states[random.nextInt(states.length)] : DeliveryState.PUBLISHED)
                    : i % 7 == 0 ? DeliveryState.DRAFT : DeliveryState.QUEUED;
            var to = fake.channels.stream().map(channel -> channel.id()).skip(random.nextInt(3)).limit(1 + i % 3)
                    .toList();
            var post = fake.post(FakeServer.id(2000 + i), words.get(i % words.size()), at, state, List.of(), to, 1);
            fake.posts.add(past && i % 9 == 4 ? FakeServer.stuck(post, DeliveryState.FAILED, BLOCKED) : post);
        }
    }
}
