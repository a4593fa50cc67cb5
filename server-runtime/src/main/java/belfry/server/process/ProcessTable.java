package belfry.server.process;

import belfry.core.wire.LastExit;
import belfry.core.wire.ProcessStatus;
import belfry.core.wire.Wire;
import belfry.server.database.Database;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of the processes. A process writes its own beats; its supervisor writes how it started and ended. */
public final class ProcessTable {
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};
    private static final String SELECT = "select *, cast(cpu_percent as float8) as cpu, clock_timestamp() as read_at from process ";

    private final Database database;

    public ProcessTable(Database database) {
        this.database = database;
    }

    /** A new life under this name; what is known of earlier ones (restarts, last exit) stays. */
    public void register(ProcessIdentity who, @Nullable Integer port, Map<String, String> facts) {
        database.inTransaction(handle -> {
            handle.createUpdate("""
                    insert into process (id, name, role, host, pid, version, status, started_at, port, facts)
                    values (:id, :name, :role, :host, :pid, :version, 'LAUNCHING', clock_timestamp(), :port,
                        cast(:facts as jsonb))
                    on conflict (host, name) do update set pid = :pid, role = :role, version = :version,
                        status = 'LAUNCHING', started_at = clock_timestamp(), ready_at = null,
                        beat_at = clock_timestamp(), port = :port, facts = cast(:facts as jsonb)""")
                    .bind("id", who.id()).bind("name", who.name()).bind("role", who.role()).bind("host", who.host())
                    .bind("pid", who.pid()).bind("version", who.version()).bind("port", port)
                    .bind("facts", json(facts)).execute();
            return changed(handle, who.id());
        });
    }

    /** Says that this life goes on. False: the row belongs to another life now. */
    public boolean beat(ProcessIdentity who, Sample sample) {
        return database.jdbi().withHandle(handle -> handle.createUpdate("""
                update process set beat_at = clock_timestamp(), cpu_percent = coalesce(:cpu, cpu_percent),
                    memory_bytes = coalesce(:memory, memory_bytes)
                where id = :id and pid = :pid""").bind("id", who.id()).bind("pid", who.pid())
                .bind("cpu", sample.cpuPercent()).bind("memory", sample.memoryBytes()).execute()) > 0;
    }

    /** This life is ready to work. */
    public boolean ready(ProcessIdentity who) {
        return change(who.id(), who.pid(), """
                update process set status = 'ONLINE', ready_at = clock_timestamp(), beat_at = clock_timestamp()
                where id = :id and pid = :pid""");
    }

    public boolean stopping(UUID id, long pid) {
        return change(id, pid, "update process set status = 'STOPPING' where id = :id and pid = :pid");
    }

    public boolean stopped(UUID id, long pid) {
        return change(id, pid, """
                update process set status = 'STOPPED', ready_at = null, cpu_percent = null, memory_bytes = null
                where id = :id and pid = :pid""");
    }

    private boolean change(UUID id, long pid, String update) {
        return database.inTransaction(handle -> {
            int rows = handle.createUpdate(update).bind("id", id).bind("pid", pid).execute();
            return rows > 0 && changed(handle, id);
        });
    }

    /** What the supervisor knows about a name: it may have no process at the moment. */
    public void supervised(ProcessIdentity who, ProcessStatus status, int restarts, int unstable,
            @Nullable LastExit lastExit) {
        database.inTransaction(handle -> {
            handle.createUpdate("""
                    insert into process (id, name, role, host, pid, version, status, restarts, unstable_restarts,
                        last_exit)
                    values (:id, :name, :role, :host, nullif(:pid, 0), :version, :status, :restarts, :unstable,
                        cast(:exit as jsonb))
                    on conflict (host, name) do update set status = :status, restarts = :restarts,
                        unstable_restarts = :unstable, pid = nullif(:pid, 0),
                        last_exit = coalesce(cast(:exit as jsonb), process.last_exit),
                        ready_at = case when :pid = 0 then null else process.ready_at end,
                        started_at = case when :pid = 0 then null else process.started_at end,
                        cpu_percent = case when :pid = 0 then null else process.cpu_percent end,
                        memory_bytes = case when :pid = 0 then null else process.memory_bytes end""")
                    .bind("id", who.id()).bind("name", who.name()).bind("role", who.role()).bind("host", who.host())
                    .bind("pid", who.pid()).bind("version", who.version()).bind("status", status.name())
                    .bind("restarts", restarts).bind("unstable", unstable)
                    .bind("exit", lastExit == null ? null : json(lastExit)).execute();
            return changed(handle, who.id());
        });
    }

    /** Keeps the row of a life that drains apart, while a new life takes its name. */
    public void setAside(ProcessIdentity old, ProcessIdentity aside) {
        database.inTransaction(handle -> {
            handle.createUpdate("delete from process where id = :id").bind("id", aside.id()).execute();
            handle.createUpdate("""
                    insert into process (id, name, role, host, pid, version, status, started_at, ready_at)
                    select :aside, :name, role, host, pid, version, 'STOPPING', started_at, ready_at
                    from process where id = :id and pid = :pid""").bind("aside", aside.id())
                    .bind("name", aside.name()).bind("id", old.id()).bind("pid", old.pid()).execute();
            return changed(handle, aside.id());
        });
    }

    /** The life that was set aside keeps its name after all: the one that should follow it failed. */
    public void giveBack(ProcessIdentity old, ProcessIdentity aside) {
        database.inTransaction(handle -> {
            handle.createUpdate("delete from process where id = :id").bind("id", aside.id()).execute();
            handle.createUpdate("""
                    update process set pid = :pid, status = 'ONLINE', ready_at = clock_timestamp(),
                        beat_at = clock_timestamp() where id = :id""").bind("id", old.id()).bind("pid", old.pid())
                    .execute();
            return changed(handle, old.id());
        });
    }

    public void remove(UUID id) {
        database.inTransaction(handle -> {
            handle.createUpdate("delete from process where id = :id").bind("id", id).execute();
            return changed(handle, id);
        });
    }

    /** Forgets processes that have said nothing for so long. */
    public int forgetSilent(Duration silence) {
        return database.jdbi().withHandle(handle -> handle.createUpdate("""
                delete from process where beat_at < clock_timestamp() - make_interval(secs => :seconds)
                    and status not in ('ERRORED', 'WAITING_RESTART')""").bind("seconds", silence.toSeconds())
                .execute());
    }

    public List<ProcessRow> list() {
        return database.jdbi().withHandle(handle -> handle.createQuery(SELECT + "order by name, host limit 1000")
                .map((rs, _) -> row(rs)).list());
    }

    public Optional<ProcessRow> find(UUID id) {
        return database.jdbi().withHandle(handle -> handle.createQuery(SELECT + "where id = :id").bind("id", id)
                .map((rs, _) -> row(rs)).findOne());
    }

    private static ProcessRow row(ResultSet rs) throws SQLException {
        return new ProcessRow(rs.getObject("id", UUID.class), rs.getString("name"), rs.getString("role"),
                rs.getString("host"), rs.getObject("pid", Long.class), rs.getString("version"),
                ProcessStatus.valueOf(rs.getString("status")), at(rs, "started_at"), at(rs, "ready_at"),
                rs.getObject("beat_at", OffsetDateTime.class).toInstant(), rs.getInt("restarts"),
                rs.getInt("unstable_restarts"), rs.getObject("cpu", Double.class),
                rs.getObject("memory_bytes", Long.class), rs.getObject("port", Integer.class), exit(rs),
                facts(rs.getString("facts")), rs.getObject("read_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant at(ResultSet rs, String column) throws SQLException {
        var time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable LastExit exit(ResultSet rs) throws SQLException {
        var text = rs.getString("last_exit");
        try {
            return text == null ? null : Wire.json().readValue(text, LastExit.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds a last exit of another form", e);
        }
    }

    private static Map<String, String> facts(String text) {
        try {
            return Wire.json().readValue(text, FACTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds facts of another form", e);
        }
    }

    private static String json(Object value) {
        try {
            return Wire.json().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON", e);
        }
    }

    private static boolean changed(Handle handle, UUID id) {
        handle.createUpdate("insert into event (kind, subject_id) values ('process.changed', :id)")
                .bind("id", id.toString()).execute();
        return true;
    }
}
