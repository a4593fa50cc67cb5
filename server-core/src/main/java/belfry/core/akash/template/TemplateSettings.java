package belfry.core.akash.template;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The values of a form: what was given, and the standard for the rest. */
public final class TemplateSettings {
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,8}(k|M|G|T|Ki|Mi|Gi|Ti)");
    private static final Pattern CPU = Pattern.compile("[1-9][0-9]{0,5}(m|\\.[0-9]{1,3})?|0\\.[0-9]{1,3}");
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@:/._+-]{1,255}");
    private final Map<String, String> values;

    private TemplateSettings(Map<String, String> values) {
        this.values = values;
    }

    /** @throws BelfryException for a key that the form does not have */
    public static TemplateSettings of(List<TemplateSetting> form, Map<String, String> given) {
        var values = new HashMap<String, String>();
        form.forEach(setting -> values.put(setting.key(), setting.standard()));
        given.forEach((key, value) -> {
            if (!values.containsKey(key)) {
                throw unknown(form, key);
            }
            values.put(key, value);
        });
        return new TemplateSettings(values);
    }

    /** A word for a name, an image, an address: nothing that could end a YAML value. */
    public String word(String key) {
        return checked(key, PLAIN, "letters, digits and @ : / . _ + -");
    }

    public String host(String key) {
        return checked(key, HOST, "a host name in lower case such as social.example.org");
    }

    public String size(String key) {
        return checked(key, SIZE, "a whole size with its unit such as 10Gi");
    }

    public String cpu(String key) {
        return checked(key, CPU, "a number of processors such as 2, 0.5 or 500m");
    }

    public boolean flag(String key) {
        return checked(key, Pattern.compile("yes|no"), "yes or no").equals("yes");
    }

    public long amount(String key) {
        return Long
                .parseLong(checked(key, Pattern.compile("[1-9][0-9]{0,6}"), "a whole number of micro-units per block"));
    }

    /** Empty when the value is. */
    public Optional<String> optionalWord(String key) {
        return value(key).isEmpty() ? Optional.empty() : Optional.of(word(key));
    }

    public Resources resources(String prefix) {
        return new Resources(cpu(prefix + ".cpu"), size(prefix + ".memory"), size(prefix + ".disk"));
    }

    private String checked(String key, Pattern pattern, String wanted) {
        var value = value(key);
        if (!pattern.matcher(value).matches()) {
            throw new BelfryException(Problem.error("template-value-refused",
                    "%s cannot be \"%s\"".formatted(key, value), "It has to be " + wanted,
                    "Give another value with --set %s=…".formatted(key)));
        }
        return value;
    }

    private String value(String key) {
        var value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("the form has no field " + key);
        }
        return value;
    }

    private static BelfryException unknown(List<TemplateSetting> form, String key) {
        return new BelfryException(Problem.error("template-key-unknown", "The template has no setting " + key,
                "Its settings are " + form.stream().map(TemplateSetting::key).collect(Collectors.joining(", ")),
                "Use one of these keys"));
    }
}
