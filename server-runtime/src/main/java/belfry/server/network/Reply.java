package belfry.server.network;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of one call to a network. */
public sealed interface Reply {
    /** A success by its status, with a body that is JSON. */
    record Good(int status, JsonNode body) implements Reply {
        /** A text member, or empty text: what networks leave out and what they set to null means the same. */
        public String text(String member) {
            return body.path(member).asText("");
        }
    }

    record Bad(Refusal refusal) implements Reply {}
}
