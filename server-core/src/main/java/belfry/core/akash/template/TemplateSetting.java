package belfry.core.akash.template;

/** One field of a template's form: {@code key} as in {@code --set key=value}, its standard value and what it is for. */
public record TemplateSetting(String key, String standard, String help) {}
