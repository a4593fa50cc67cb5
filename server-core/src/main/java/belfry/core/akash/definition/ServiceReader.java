package belfry.core.akash.definition;

import belfry.core.akash.definition.Expose.HttpOptions;
import belfry.core.akash.definition.Expose.To;
import belfry.core.akash.definition.Service.Credentials;
import belfry.core.akash.definition.Service.Mount;
import belfry.core.akash.definition.Service.Params;
import belfry.core.akash.definition.Service.Permissions;

/** Reads services and what belongs to them. */
final class ServiceReader {
    Service service(View view) {
        return new Service(view.path(), view.name(), view.text("image"), view.texts("command"), view.texts("args"),
                view.texts("env"), view.items("expose").stream().map(this::expose).toList(),
                view.items("dependencies").stream().flatMap(item -> item.text("service").stream()).toList(),
                view.map("params").map(this::params), view.map("credentials").map(this::credentials));
    }

    private Expose expose(View view) {
        return new Expose(view.path(), view.text("port"), view.text("as"), view.text("proto"), view.texts("accept"),
                view.items("to").stream().map(this::to).toList(), view.map("http_options").map(this::http));
    }

    private To to(View view) {
        return new To(view.path(), view.text("service"), view.truth("global"), view.text("ip"));
    }

    private HttpOptions http(View view) {
        return new HttpOptions(view.path(), view.text("max_body_size"), view.text("read_timeout"),
                view.text("send_timeout"), view.text("next_tries"), view.text("next_timeout"),
                view.text("proxy_buffer_size"), view.textsIfAny("next_cases"));
    }

    private Params params(View view) {
        var storage = view.map("storage").map(map -> map.entries().stream().map(this::mount).toList());
        var permissions = view.map("permissions").map(map -> new Permissions(map.path(), map.textsIfAny("read")));
        return new Params(view.path(), storage, permissions, view.text("tee"));
    }

    private Mount mount(View view) {
        return new Mount(view.path(), view.name(), view.text("mount"), view.truth("readOnly"));
    }

    private Credentials credentials(View view) {
        return new Credentials(view.path(), view.text("host"), view.text("email"), view.text("username"),
                view.text("password"));
    }
}
