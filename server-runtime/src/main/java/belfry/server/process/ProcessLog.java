package belfry.server.process;

import belfry.core.wire.LogPage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/**
 * What a process prints, in one file that is kept small. The process appends to it by itself, so that its words are not
 * lost when nobody watches; therefore the file is copied away and cut, never renamed.
 */
public final class ProcessLog {
    private static final long LARGEST = 10L * 1024 * 1024;
    private static final int KEPT = 3;
    private static final int READ_AT_ONCE = 1024 * 1024;

    private final Path file;

    public ProcessLog(Path file) {
        this.file = file;
    }

    public static ProcessLog in(Path logs, String name) {
        return new ProcessLog(logs.resolve(name + ".log"));
    }

    public Path file() {
        return file;
    }

    /** Where the next word will stand. */
    public long end() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException _) {
            return 0;
        }
    }

    /** The last lines from a place on, at most so many. */
    public List<String> tail(long from, int lines) throws IOException {
        var end = end();
        var text = read(from > end ? 0 : Math.max(from, end - READ_AT_ONCE), end).lines().toList();
        return text.subList(Math.max(0, text.size() - lines), text.size());
    }

    /**
     * The end of the log, or what was added after a cursor.
     *
     * @param cursor from an earlier page; empty: the last lines
     * @param search only lines that contain this, whatever the case
     */
    public LogPage page(String cursor, String search, int lines) throws IOException {
        var wanted = search.toLowerCase(Locale.ROOT);
        long end = end();
        long from = cursor.matches("\\d{1,18}") ? Long.parseLong(cursor) : -1;
        boolean tailing = from >= 0 && from <= end;
        long start = tailing ? from : Math.max(0, end - READ_AT_ONCE);
        var text = read(start, Math.min(end, start + READ_AT_ONCE));
        int whole = text.lastIndexOf('\n') + 1;
        var complete = text.substring(0, whole);
        long next = start + complete.getBytes(StandardCharsets.UTF_8).length;
        var found = complete.lines().skip(!tailing && start > 0 ? 1 : 0)
                .filter(line -> line.toLowerCase(Locale.ROOT).contains(wanted)).toList();
        return new LogPage(found.subList(Math.max(0, found.size() - lines), found.size()), Long.toString(next));
    }

    /** Moves the older part away when the file has grown large. */
    public void rotate() throws IOException {
        if (end() < LARGEST) {
            return;
        }
        for (int i = KEPT - 1; i >= 1; i--) {
            if (Files.exists(older(i))) {
                Files.move(older(i), older(i + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.copy(file, older(1), StandardCopyOption.REPLACE_EXISTING);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
    }

    private Path older(int age) {
        return file.resolveSibling(file.getFileName() + "." + age);
    }

    private String read(long from, long to) throws IOException {
        if (to <= from) {
            return "";
        }
        try (var open = new RandomAccessFile(file.toFile(), "r")) {
            open.seek(from);
            var bytes = new byte[(int) (to - from)];
            int read = 0;
            for (int more = 0; more >= 0 && read < bytes.length; read += Math.max(0, more)) {
                more = open.read(bytes, read, bytes.length - read);
            }
            return new String(bytes, 0, read, StandardCharsets.UTF_8);
        }
    }
}
