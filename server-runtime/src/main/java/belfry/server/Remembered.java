package belfry.server;

import belfry.core.secret.Secret;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Properties;

/** An owner-only file of what was chosen once and must be the same at the next start. */
public final class Remembered {
    private final Path file;

    Remembered(Path file) {
        this.file = file;
    }

    /** A random password, made on the first call for this name. */
    public synchronized Secret password(String name) {
        var properties = load();
        var known = properties.getProperty(name + ".password");
        if (known != null) {
            return Secret.of(known);
        }
        var made = Home.random(24);
        properties.setProperty(name + ".password", made);
        store(properties);
        return Secret.of(made);
    }

    public synchronized OptionalInt port(String name) {
        var known = load().getProperty(name + ".port", "");
        return known.matches("\\d{1,5}") ? OptionalInt.of(Integer.parseInt(known)) : OptionalInt.empty();
    }

    public synchronized void rememberPort(String name, int port) {
        var properties = load();
        properties.setProperty(name + ".port", Integer.toString(port));
        store(properties);
    }

    private Properties load() {
        var properties = new Properties();
        try {
            if (Files.exists(file)) {
                properties.load(new StringReader(Files.readString(file)));
            }
            return properties;
        } catch (IOException e) {
            throw Home.unusable(file, e);
        }
    }

    private void store(Properties properties) {
        try {
            var text = new StringWriter();
            properties.store(text, "Written by Belfry. The passwords belong to the services under this folder.");
            OwnerOnly.write(file, text.toString());
        } catch (IOException e) {
            throw Home.unusable(file, e);
        }
    }
}
