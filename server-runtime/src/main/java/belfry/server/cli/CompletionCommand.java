package belfry.server.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code belfry completion bash}: prints the script that completes commands and flags in a shell. */
@Command(name = "completion", mixinStandardHelpOptions = true, description = "Print a completion script for your shell.", footer = {
        "", "bash:  source <(belfry completion bash)", "zsh:   source <(belfry completion zsh)"})
public final class CompletionCommand implements Callable<Integer> {

    /** Shells that can complete. */
    enum Shell {
        bash, zsh
    }

    @Parameters(index = "0", paramLabel = "SHELL", description = "bash or zsh")
    private Shell shell = Shell.bash;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the field before the command runs
    public CompletionCommand() {}

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        if (shell == Shell.zsh) {
            out.println("autoload -U +X compinit && compinit");
            out.println("autoload -U +X bashcompinit && bashcompinit");
        }
        out.println(AutoComplete.bash("belfry", spec.root().commandLine()));
        out.flush();
        return 0;
    }
}
