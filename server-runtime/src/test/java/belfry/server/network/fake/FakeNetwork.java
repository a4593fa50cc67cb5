package belfry.server.network.fake;

/** The rules of one network as its server keeps them. */
public interface FakeNetwork {
    Reply answer(Call call);

    /** Whether the call makes something that people see; only such calls meet ordered faults. */
    boolean publishes(Call call);

    /** What the network says when it wants fewer calls. */
    Reply tooMany();

    /** What the network says when it fails. */
    Reply failure();
}
