package belfry.core.problem;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong, told to the person who has to mend it.
 *
 * @param code stable and searchable: {@code post-too-long}
 * @param summary one sentence that names the thing and the number
 * @param cause why it happened, as far as Belfry knows
 * @param evidence what was seen, line by line, without secrets; may be empty
 * @param remedy what to do next, in order; never empty
 * @param field where in the request it is wrong: a JSON pointer ({@code /parts/0/text}, or nothing for all of the body), a
 *            parameter ({@code ?limit}) or the name of a header; null: not about one place
 */
public record Problem(String code, Severity severity, String summary, String cause, List<String> evidence,
        List<String> remedy, @Nullable String field) {
    public Problem {
        evidence = List.copyOf(evidence);
        remedy = List.copyOf(remedy);
        if (remedy.isEmpty()) {
            throw new IllegalArgumentException("problem " + code + " tells the operator nothing to do");
        }
    }

    /** An error with one or more remedies, without evidence, not about one field. */
    public static Problem error(String code, String summary, String cause, String... remedy) {
        return new Problem(code, Severity.ERROR, summary, cause, List.of(), List.of(remedy), null);
    }

    public static Problem warning(String code, String summary, String cause, String... remedy) {
        return new Problem(code, Severity.WARNING, summary, cause, List.of(), List.of(remedy), null);
    }

    public static Problem critical(String code, String summary, String cause, String... remedy) {
        return new Problem(code, Severity.CRITICAL, summary, cause, List.of(), List.of(remedy), null);
    }

    /** The same problem, placed at a field of the request. */
    public Problem at(String pointer) {
        return new Problem(code, severity, summary, cause, evidence, remedy, pointer);
    }

    /** The same problem with what was seen. */
    public Problem seen(List<String> lines) {
        return new Problem(code, severity, summary, cause, lines, remedy, field);
    }
}
