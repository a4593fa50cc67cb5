package belfry.core.akash.check;

import belfry.core.akash.check.Report.Spot;
import belfry.core.akash.check.Report.Words;
import belfry.core.akash.definition.Sdl;
import belfry.core.akash.definition.Service.Credentials;
import belfry.core.akash.sdl.SdlNode.Scalar;
import java.util.Optional;

/** Credentials of a private registry that are there but say nothing. */
final class CredentialRules implements Rule {
    @Override
    public void check(Sdl sdl, Report report) {
        for (var service : sdl.services().values()) {
            service.credentials().ifPresent(credentials -> check(credentials, report));
        }
    }

    private static void check(Credentials credentials, Report report) {
        blank(credentials, "host", credentials.host(), report);
        blank(credentials, "username", credentials.username(), report);
        blank(credentials, "password", credentials.password(), report);
    }

    private static void blank(Credentials credentials, String key, Optional<Scalar> value, Report report) {
        if (value.filter(text -> text.value().isBlank()).isPresent()) {
            report.error("sdl-credentials-blank", Tools.GO, Spot.value(credentials.path().child(key)),
                    new Words("The registry's %s is blank".formatted(key),
                            "The Go tools do not take blanks for a %s".formatted(key), "Fill it in"));
        }
    }
}
