package belfry.core.akash.template;

/** Where a private image lies and who may fetch it; the password is a reference, filled in when submitted. */
public record Registry(String host, String username, String passwordReference) {}
