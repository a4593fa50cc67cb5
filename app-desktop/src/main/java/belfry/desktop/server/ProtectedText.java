package belfry.desktop.server;

import java.io.IOException;
import java.util.List;

/** What is done to a secret before it is written to the owner's file. */
interface ProtectedText {
    String protect(String clear) throws IOException, InterruptedException;

    String open(String kept) throws IOException, InterruptedException;

    /** Written as it is: the file's rights alone protect it. */
    static ProtectedText byFileRights() {
        return new ProtectedText() {
            @Override
            public String protect(String clear) {
                return clear;
            }

            @Override
            public String open(String kept) {
                return kept;
            }
        };
    }

    /** By the Data Protection API of Windows: only this user on this machine can open it. */
    static ProtectedText byWindows() {
        return new ProtectedText() {
            @Override
            public String protect(String clear) throws IOException, InterruptedException {
                return powershell("[Convert]::ToBase64String([Security.Cryptography.ProtectedData]::Protect("
                        + "[Text.Encoding]::UTF8.GetBytes($t),$null,'CurrentUser'))", clear);
            }

            @Override
            public String open(String kept) throws IOException, InterruptedException {
                return powershell("[Text.Encoding]::UTF8.GetString([Security.Cryptography.ProtectedData]::Unprotect("
                        + "[Convert]::FromBase64String($t),$null,'CurrentUser'))", kept);
            }
        };
    }

    private static String powershell(String expression, String input) throws IOException, InterruptedException {
        var script = "Add-Type -AssemblyName System.Security; $t=[Console]::In.ReadToEnd(); " + expression;
        var run = CommandRun.of(input, List.of("powershell", "-NoProfile", "-NonInteractive", "-Command", script));
        if (!run.fine()) {
            throw new IOException("Windows could not protect or open the login");
        }
        return run.output();
    }
}
