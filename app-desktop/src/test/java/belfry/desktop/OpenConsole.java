package belfry.desktop;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;

/** A console that a test drives; it stands against an in-memory server of the contract's shape. */
@ExtendWith(ApplicationExtension.class)
abstract class OpenConsole {
    final FakeServer fake = new FakeServer();
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;
    @SuppressWarnings("NullAway.Init")
    ConsoleDriver console;

    /** TestFX looks for its own start method in the class of the test alone, so the window is asked for here. */
    @BeforeEach
    void window() {
        console = new ConsoleDriver(FxToolkit.toolkitContext().getRegisteredStage(), fake, folder, height());
    }

    /** How high the window is. */
    double height() {
        return 900;
    }

    @AfterEach
    void close() {
        console.close();
        fake.close();
    }
}
