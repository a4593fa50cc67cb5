package belfry.server.http;

import java.io.InputStream;

/** A file that came with a request; {@code fileName} is only what somebody called it. */
public record Upload(String fileName, long size, InputStream content) {}
