package belfry.core.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AffectedPostTest {
    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");

    @Test
    void whatIsWrittenIsReadAgainWhateverTheWords() {
        for (var words : List.of("", "Fresh bread", "“quoted” (post x)", "two\nlines", "שלום 👨‍👩‍👧")) {
            var post = new AffectedPost(ID, words);
            assertEquals(Optional.of(post), AffectedPost.read(post.written()));
        }
    }

    @Test
    void otherThingsThatSufferAreNoPosts() {
        for (var other : List.of("Sessions", "All posts that fall due", "delivery " + ID, ID.toString(), "“x”")) {
            assertEquals(Optional.empty(), AffectedPost.read(other));
        }
    }

    @Test
    void aPostWithoutWordsHasATitleAllTheSame() {
        assertEquals("A post without text", new AffectedPost(ID, " ").title());
    }
}
