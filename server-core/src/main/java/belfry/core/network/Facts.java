package belfry.core.network;

import java.util.Map;

/** Reads what a channel's own server told about itself; what it did not tell, or told badly, is the usual value. */
public final class Facts {
    private Facts() {}

    public static long number(Map<String, String> facts, String key, long usual) {
        var text = facts.getOrDefault(key, "");
        return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : usual;
    }
}
