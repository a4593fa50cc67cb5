package belfry.server.cli.workspace;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.wire.MemberView;
import belfry.server.cli.LocalApi;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;

/** The people of the workspace as commands name them: by e-mail. */
record People(List<MemberView> all) {
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 5;

    static People of(LocalApi api) {
        return new People(api.get("/api/v1/members",
                TypeFactory.defaultInstance().constructCollectionType(List.class, MemberView.class)));
    }

    MemberView named(String email) {
        return all.stream().filter(person -> person.email().equalsIgnoreCase(email.strip())).findFirst()
                .orElseThrow(() -> new BelfryException(Problem.error("user-unknown",
                        "Nobody here has the e-mail %s".formatted(email), "The workspace has no such member",
                        "See who is there: belfry user list", "Add the person: belfry user add " + email)));
    }

    /** From standard input, so that no shell and no process list keeps it; or a new one. */
    static String password(boolean fromInput) {
        if (!fromInput) {
            return made();
        }
        try {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String made() {
        var random = new SecureRandom();
        var text = new StringBuilder();
        for (int i = 0; i < GROUPS * 4; i++) {
            text.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
