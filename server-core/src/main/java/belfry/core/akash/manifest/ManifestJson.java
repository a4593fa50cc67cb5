package belfry.core.akash.manifest;

import belfry.core.akash.manifest.GroupSpec.Unit;
import belfry.core.akash.manifest.ManifestService.Credentials;
import belfry.core.akash.manifest.ManifestService.Exposed;
import belfry.core.akash.manifest.ManifestService.Http;
import belfry.core.akash.manifest.ManifestService.Params;
import belfry.core.akash.manifest.Resources.Attribute;
import belfry.core.akash.manifest.Resources.Endpoint;
import belfry.core.akash.manifest.Resources.Volume;
import java.util.List;

/** The canonical JSON of a manifest: keys in byte order, nothing left to chance, since its hash goes on the chain. */
final class ManifestJson {
    private final Json json;

    private ManifestJson(Rules rules) {
        this.json = new Json(rules == Rules.GO);
    }

    static String manifest(List<ManifestGroup> groups, Rules rules) {
        var writer = new ManifestJson(rules);
        return writer.json.array(groups, writer::group).toString();
    }

    static String groups(List<GroupSpec> groups, Rules rules) {
        var writer = new ManifestJson(rules);
        return writer.json.array(groups, writer::spec).toString();
    }

    private void group(ManifestGroup group) {
        json.object(() -> json.key("name").text(group.name()).key("services").array(group.services(), this::service));
    }

    private void service(ManifestService service) {
        json.object(() -> {
            json.key("args").texts(service.args()).key("command").texts(service.command());
            json.key("count").number(service.count());
            json.key("credentials");
            service.credentials().ifPresentOrElse(this::credentials, json::nothing);
            json.key("env").texts(service.env()).key("expose").array(service.expose(), this::exposed);
            json.key("image").text(service.image()).key("name").text(service.name());
            service.params().ifPresent(params -> params(json.key("params"), params));
            resources(json.key("resources"), service.resources());
        });
    }

    private void credentials(Credentials credentials) {
        json.object(() -> json.key("email").text(credentials.email()).key("host").text(credentials.host())
                .key("password").text(credentials.password()).key("username").text(credentials.username()));
    }

    private void exposed(Exposed exposed) {
        json.object(() -> {
            json.key("endpointSequenceNumber").number(exposed.sequence());
            json.key("externalPort").number(exposed.externalPort()).key("global").truth(exposed.global());
            json.key("hosts").texts(exposed.hosts());
            http(json.key("httpOptions"), exposed.http());
            json.key("ip").text(exposed.ip()).key("port").number(exposed.port()).key("proto").text(exposed.proto());
            json.key("service").text(exposed.service());
        });
    }

    private static void http(Json json, Http http) {
        json.object(() -> {
            json.key("maxBodySize").number(http.maxBodySize()).key("nextCases").texts(http.nextCases());
            json.key("nextTimeout").number(http.nextTimeout()).key("nextTries").number(http.nextTries());
            if (http.proxyBufferSize() != 0) {
                json.key("proxyBufferSize").number(http.proxyBufferSize());
            }
            json.key("readTimeout").number(http.readTimeout()).key("sendTimeout").number(http.sendTimeout());
        });
    }

    private static void params(Json json, Params params) {
        json.object(() -> {
            params.permissions().ifPresent(permissions -> json.key("permissions")
                    .object(() -> permissions.ifPresent(read -> json.key("read").texts(read))));
            json.key("storage");
            if (params.storage().isEmpty()) {
                json.nothing();
            } else {
                json.array(params.storage(), mounted -> json.object(() -> json.key("mount").text(mounted.mount())
                        .key("name").text(mounted.name()).key("readOnly").truth(mounted.readOnly())));
            }
            params.tee().ifPresent(type -> json.key("tee")
                    .object(() -> json.key("attestation").truth(true).key("type").text(type)));
        });
    }

    private void resources(Json json, Resources resources) {
        json.object(() -> {
            json.key("cpu").object(() -> {
                attributes(resources.cpuAttributes());
                json.key("units").object(() -> json.key("val").text(resources.cpu()));
            });
            json.key("endpoints").array(resources.endpoints(), this::endpoint);
            json.key("gpu").object(() -> {
                attributes(resources.gpuAttributes());
                json.key("units").object(() -> json.key("val").text(resources.gpu()));
            });
            json.key("id").number(resources.id());
            json.key("memory").object(() -> size(resources.memory()));
            json.key("storage");
            if (resources.storage().isEmpty()) {
                json.nothing();
            } else {
                json.array(resources.storage(), this::volume);
            }
        });
    }

    private void size(String bytes) {
        json.key("size").object(() -> json.key("val").text(bytes));
    }

    private void volume(Volume volume) {
        json.object(() -> {
            attributes(volume.attributes());
            json.key("name").text(volume.name());
            size(volume.size());
        });
    }

    private void endpoint(Endpoint endpoint) {
        json.object(() -> {
            if (endpoint.kind() != Endpoint.Kind.SHARED_HTTP) {
                json.key("kind").number(endpoint.kind().ordinal());
            }
            json.key("sequence_number").number(endpoint.sequence());
        });
    }

    private void attributes(List<Attribute> attributes) {
        if (!attributes.isEmpty()) {
            json.key("attributes").array(attributes, attribute -> json
                    .object(() -> json.key("key").text(attribute.key()).key("value").text(attribute.value())));
        }
    }

    private void spec(GroupSpec group) {
        json.object(() -> {
            json.key("name").text(group.name());
            json.key("requirements").object(() -> {
                attributes(group.attributes());
                json.key("signedBy").object(
                        () -> json.key("allOf").texts(group.allOf()).key("anyOf").texts(group.anyOf()));
            });
            json.key("resources").array(group.units(), this::unit);
        });
    }

    private void unit(Unit unit) {
        json.object(() -> {
            json.key("count").number(unit.count());
            json.key("price").object(
                    () -> json.key("amount").text(unit.amount()).key("denom").text(unit.denom()));
            resources(json.key("resource"), unit.resources());
        });
    }
}
