package belfry.server.cli.akash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.wire.AkashLook;
import belfry.core.wire.Wire;
import belfry.server.akash.fake.FakeAkash;
import belfry.server.akash.fake.FakeChain;
import belfry.server.cli.BelfryCommand;
import belfry.server.cli.ExitCode;
import belfry.server.network.fake.FaultyServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LeasesCommandTest {
    @TempDir
    private Path home;
    private final FakeChain chain = new FakeChain(InstantSource.system());
    private final FakeAkash akash = new FakeAkash(chain);
    private final FaultyServer server = new FaultyServer(akash);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void open() throws IOException {
        akash.base(server.base().toString());
        Files.writeString(home.resolve("belfry.toml"),
                "[guard]\nallowPrivateHosts = \"127.0.0.1:%d\"\n".formatted(server.base().getPort()));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void anOwnersDeploymentsAreShownWithoutAServer() {
        chain.rent("23373574").named("postiz").price("38.25").lasting(Duration.ofDays(26).plusHours(1));

        assertEquals(ExitCode.FINE, run("--owner", FakeChain.OWNER), err.toString());

        var line = out.toString().lines().filter(text -> text.startsWith("23373574")).findFirst().orElseThrow();
        assertTrue(line.matches("23373574 +postiz +active +127.0.0.1 +16.29 ACT +26 d, until .* blocks\\) +-"), line);
    }

    @Test
    void whatIsWrongIsToldAndIsTheExitStatus() {
        chain.rent("1").overdrawn("6344131.225");

        assertEquals(ExitCode.PROBLEM, run("--owner", FakeChain.OWNER));

        assertTrue(out.toString().contains("overdrawn by 6.34 ACT"), out.toString());
        assertTrue(out.toString().contains("critical: “dcloud” has spent 6.34 ACT more than it had"), out.toString());
    }

    @Test
    void scriptsGetJson() throws IOException {
        chain.rent("1").lasting(Duration.ofDays(30));

        run("--owner", FakeChain.OWNER, "--json");

        var look = Wire.json().readValue(out.toString(), AkashLook.class);
        assertEquals("1", look.deployments().getFirst().dseq());
    }

    @Test
    void aMistypedAddressIsWrongUse() {
        assertEquals(ExitCode.WRONG_USE, run("--owner", FakeChain.OWNER + "q"));
        assertTrue(err.toString().contains("checksum"), err.toString());
    }

    @Test
    void aWebsiteInPlaceOfANodeIsNamed() {
        akash.mode(FakeAkash.Mode.HTML);

        assertEquals(ExitCode.PROBLEM, run("--owner", FakeChain.OWNER));

        assertTrue(err.toString().contains("answers with a page instead of data"), err.toString());
    }

    @Test
    void anAddressOfANodeAloneIsWrongUse() {
        var line = new CommandLine(new BelfryCommand()).setExecutionExceptionHandler(new ExitCode())
                .setErr(new PrintWriter(err, true));
        assertEquals(ExitCode.WRONG_USE,
                line.execute("akash", "leases", "--home", home.toString(), "--rest", "https://x.example"));
    }

    private int run(String... arguments) {
        var line = new CommandLine(new BelfryCommand()).setExecutionExceptionHandler(new ExitCode())
                .setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        var base = server.base().toString();
        var all = new ArrayList<>(List.of("akash", "leases", "--home", home.toString(), "--rest", base, "--console",
                base));
        all.addAll(List.of(arguments));
        return line.execute(all.toArray(String[]::new));
    }
}
