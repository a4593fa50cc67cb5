package belfry.server.network.localfeed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a feed as Atom (RFC 4287), threads as RFC 4685 says. */
final class AtomFeed {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String THREAD = "http://purl.org/syndication/thread/1.0";
    private static final int TITLE = 80;

    private final FeedAddresses addresses;
    private final UUID channel;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;

    private AtomFeed(FeedAddresses addresses, UUID channel) throws XMLStreamException {
        this.addresses = addresses;
        this.channel = channel;
        this.xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
    }

    /** @param since when an empty feed was last changed */
    static byte[] write(FeedAddresses addresses, UUID channel, String title, List<FeedEntry> entries, Instant since) {
        try {
            var feed = new AtomFeed(addresses, channel);
            feed.write(title, entries, entries.isEmpty() ? since : entries.getFirst().publishedAt());
            return feed.bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a feed in memory can be written", e);
        }
    }

    private void write(String title, List<FeedEntry> entries, Instant updated) throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(ATOM);
        xml.writeNamespace("thr", THREAD);
        text("id", urn(channel));
        text("title", title);
        text("updated", time(updated));
        xml.writeStartElement("author");
        text("name", title.isBlank() ? "Belfry" : title);
        xml.writeEndElement();
        text("generator", "Belfry");
        link("self", addresses.feed(channel), "application/atom+xml");
        for (var entry : entries) {
            entry(entry);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
    }

    private void entry(FeedEntry entry) throws XMLStreamException {
        xml.writeStartElement("entry");
        text("id", urn(entry.id()));
        text("title", title(entry));
        text("published", time(entry.publishedAt()));
        text("updated", time(entry.publishedAt()));
        link("alternate", addresses.entry(channel, entry.id()), "application/atom+xml");
        if (entry.parentId().isPresent()) {
            xml.writeEmptyElement("thr", "in-reply-to", THREAD);
            xml.writeAttribute("ref", urn(entry.parentId().get()));
            xml.writeAttribute("href", addresses.entry(channel, entry.parentId().get()));
        }
        for (var medium : entry.media()) {
            enclosure(medium);
        }
        xml.writeStartElement("content");
        xml.writeAttribute("type", "html");
        xml.writeCharacters(legal(html(entry)));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void enclosure(FeedMedium medium) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", "enclosure");
        xml.writeAttribute("type", medium.contentType());
        xml.writeAttribute("length", Long.toString(medium.bytes()));
        xml.writeAttribute("href", addresses.medium(medium.id()));
        if (!medium.altText().isBlank()) {
            xml.writeAttribute("title", legal(medium.altText()));
        }
    }

    private void link(String relation, String address, String type) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", address);
    }

    private void text(String element, String value) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(legal(value));
        xml.writeEndElement();
    }

    private String html(FeedEntry entry) {
        var html = new StringBuilder();
        for (var paragraph : entry.text().strip().split("\\R{2,}")) {
            if (!paragraph.isBlank()) {
                html.append("<p>").append(escaped(paragraph).replaceAll("\\R", "<br>")).append("</p>");
            }
        }
        for (var medium : entry.media()) {
            html.append("<p>").append(shown(medium)).append("</p>");
        }
        return html.toString();
    }

    private String shown(FeedMedium medium) {
        var address = escaped(addresses.medium(medium.id()));
        var alt = escaped(medium.altText());
        return medium.image()
                ? "<img src=\"%s\" alt=\"%s\">".formatted(address, alt)
                : "<video controls src=\"%s\" title=\"%s\"></video>".formatted(address, alt);
    }

    /** Atom wants a title of every entry: the first line, cut between two characters. */
    private static String title(FeedEntry entry) {
        var line = entry.text().strip().lines().findFirst().orElse("");
        if (line.isEmpty()) {
            return entry.media().isEmpty() || !entry.media().getFirst().image() ? "A video" : "An image";
        }
        if (line.length() <= TITLE) {
            return line;
        }
        var borders = BreakIterator.getCharacterInstance(Locale.ROOT);
        borders.setText(line);
        return line.substring(0, borders.preceding(TITLE)) + "…";
    }

    private static String urn(UUID id) {
        return "urn:uuid:" + id;
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** XML 1.0 has no place for control characters, not even escaped ones. */
    private static String legal(String text) {
        return text.codePoints()
                .filter(point -> point == '\t' || point == '\n' || point == '\r' || (point >= 0x20 && point <= 0xD7FF)
                        || (point >= 0xE000 && point <= 0xFFFD) || point >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
