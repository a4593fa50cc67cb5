package belfry.server.network.localfeed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Reads an Atom feed as an XML parser sees it. */
final class AtomReading {
    private AtomReading() {}

    static Element parse(byte[] atom) throws ParserConfigurationException, SAXException, IOException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(atom)).getDocumentElement();
    }

    static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getNodeName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    static Element only(Element parent, String name) {
        assertEquals(1, children(parent, name).size(), name);
        return children(parent, name).getFirst();
    }

    static String text(Element parent, String name) {
        return only(parent, name).getTextContent();
    }

    static String self(Element feed) {
        return children(feed, "link").stream().filter(link -> link.getAttribute("rel").equals("self")).findFirst()
                .orElseThrow().getAttribute("href");
    }

    static List<String> enclosures(Element entry) {
        return children(entry, "link").stream().filter(link -> link.getAttribute("rel").equals("enclosure"))
                .map(link -> String.join(" ", link.getAttribute("type"), link.getAttribute("length"),
                        link.getAttribute("href"), link.getAttribute("title")))
                .toList();
    }
}
