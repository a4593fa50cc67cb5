package belfry.desktop;

import java.util.List;
import java.util.UUID;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.BeforeEach;

/** A console in whose composer a test writes. */
abstract class OpenComposer extends OpenConsole {
    @BeforeEach
    void open() {
        console.open();
    }

    final void write(String words, int... channels) {
        console.act("composer.new");
        for (var channel : channels) {
            console.fire("#to-" + channel(channel));
        }
        console.type("#part-0", words);
    }

    static UUID channel(int number) {
        return FakeServer.id(100 + number);
    }

    final List<String> sent() {
        return fake.posts.stream().map(post -> post.parts().getFirst().text()).toList();
    }

    final List<String> counters() {
        return console.robot().lookup(".counter").queryAllAs(Labeled.class).stream().map(Labeled::getText).toList();
    }
}
