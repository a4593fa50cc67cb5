package belfry.desktop.ui;

import java.util.List;
import java.util.function.Consumer;

/**
 * A question asked once before something that is hard to take back, with what it will do spelled out.
 *
 * @param title names the thing: {@code Remove "TikTok – Shop"?}
 * @param consequences what will happen, one fact a line, with numbers
 * @param wayBack how it could be taken back, or that it cannot
 * @param verb on the button: {@code Remove channel}
 * @param typed word that must be typed first, only where data is lost; empty: none
 * @param asksReason whether a reason is asked for, for the journal
 * @param confirmed is told the reason, empty when none was asked
 */
public record Confirm(String title, List<String> consequences, String wayBack, String verb, boolean danger,
        String typed, boolean asksReason, Consumer<String> confirmed) {
    public Confirm {
        consequences = List.copyOf(consequences);
    }

    /** A dangerous step, confirmed by its button alone. */
    public static Confirm danger(String title, List<String> consequences, String wayBack, String verb,
            Runnable confirmed) {
        return new Confirm(title, consequences, wayBack, verb, true, "", false, _ -> confirmed.run());
    }

    /** A step that is not dangerous but has effects worth reading. */
    public static Confirm step(String title, List<String> consequences, String wayBack, String verb,
            Runnable confirmed) {
        return new Confirm(title, consequences, wayBack, verb, false, "", false, _ -> confirmed.run());
    }
}
