package belfry.server.temporal;

import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.grpc.StatusRuntimeException;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What workflows can be found by in Temporal's own console. They are Keyword: Text is cut into words, so that an id would
 * match in parts.
 */
public final class SearchAttributeNames {
    public static final String POST = "belfryPost";
    public static final String WORKSPACE = "belfryWorkspace";
    public static final String CHANNEL = "belfryChannel";
    static final List<String> ALL = List.of(POST, WORKSPACE, CHANNEL);

    private static final Logger LOG = LoggerFactory.getLogger(SearchAttributeNames.class);
    private static final int LIMIT_SECONDS = 5;

    private SearchAttributeNames() {}

    /** Makes those that are missing. False: this service does not let us, and workflows are started without them. */
    static boolean register(OperatorServiceStubsOptions way, String namespace) {
        var operator = OperatorServiceStubs.newServiceStubs(way);
        try {
            var asked = operator.blockingStub().withDeadlineAfter(LIMIT_SECONDS, TimeUnit.SECONDS);
            var known = asked.listSearchAttributes(
                    ListSearchAttributesRequest.newBuilder().setNamespace(namespace).build()).getCustomAttributesMap();
            var missing = new HashMap<String, IndexedValueType>();
            ALL.stream().filter(name -> !known.containsKey(name))
                    .forEach(name -> missing.put(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
            if (!missing.isEmpty()) {
                operator.blockingStub().withDeadlineAfter(LIMIT_SECONDS, TimeUnit.SECONDS)
                        .addSearchAttributes(AddSearchAttributesRequest.newBuilder().setNamespace(namespace)
                                .putAllSearchAttributes(missing).build());
                LOG.info("Registered the search attributes {} in namespace {}", missing.keySet(), namespace);
            }
            return true;
        } catch (StatusRuntimeException e) {
            LOG.info("Workflows are not marked with search attributes; this Temporal does not register them: {}",
                    e.getStatus());
            return false;
        } finally {
            operator.shutdownNow();
        }
    }
}
