package belfry.server.guard;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Follows one call and knows whether its request has begun to leave. */
final class SendWatch extends EventListener {
    private final Runnable aboutToSend;
    private volatile boolean begun;
    private volatile boolean passed;

    SendWatch(Runnable aboutToSend) {
        this.aboutToSend = aboutToSend;
    }

    @Override
    public void requestHeadersStart(Call call) {
        begun = true;
    }

    boolean begun() {
        return begun;
    }

    /** Runs with the connection made and nothing written; the second time it refuses. */
    private void pass() throws IOException {
        if (passed) {
            throw new IOException("a second try of a call that may be made once");
        }
        passed = true;
        try {
            aboutToSend.run();
        } catch (RuntimeException e) {
            throw new IOException("stopped before sending: " + e.getMessage(), e);
        }
    }

    static Response once(Interceptor.Chain chain) throws IOException {
        var watch = chain.request().tag(SendWatch.class);
        if (watch != null) {
            watch.pass();
        }
        var response = chain.proceed(chain.request());
        // OkHttp repeats a call answered "503, Retry-After: 0" at once, even with retries switched off.
        return response.code() == 503 && "0".equals(response.header("Retry-After"))
                ? response.newBuilder().header("Retry-After", "1").build()
                : response;
    }
}
