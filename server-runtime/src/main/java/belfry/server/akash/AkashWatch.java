package belfry.server.akash;

import belfry.core.akash.lease.AccountLook;
import belfry.core.akash.lease.AccountReview;
import belfry.core.akash.lease.OwnerAddress;
import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.wire.AkashDeploymentView;
import belfry.core.wire.AkashLook;
import belfry.core.wire.AkashPoint;
import belfry.server.database.Database;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for every watched account each minute, more seldom while it gets no answer, and keeps what it learns. */
public final class AkashWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AkashWatch.class);
    private static final Duration KEPT_FOR_UNDO = Duration.ofMinutes(30);
    private static final Duration POINTS_APART = Duration.ofMinutes(10);

    private final Database database;
    private final AkashTable table;
    private final AccountReader reader;
    private final AkashIncidents incidents;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<UUID, AskPace> paces = new ConcurrentHashMap<>();
    private final Map<UUID, ReentrantLock> turns = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofVirtual().name("akash-watch").unstarted(this::run);

    AkashWatch(Database database, AkashTable table, AccountReader reader, AkashIncidents incidents,
            InstantSource clock, RandomGenerator random) {
        this.database = database;
        this.table = table;
        this.reader = reader;
        this.incidents = incidents;
        this.clock = clock;
        this.random = random;
    }

    AkashWatch start() {
        thread.start();
        return this;
    }

    private void run() {
        try {
            while (true) {
                round();
                Thread.sleep(Duration.ofSeconds(2));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks for the accounts whose turn it is. */
    void round() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var now = clock.instant();
            var asked = table.watched().stream().filter(account -> pace(account.id()).due(now))
                    .map(account -> threads.submit(() -> {
                        ask(account);
                        return account;
                    })).toList();
            for (var answer : asked) {
                answer.get();
            }
            table.purge(KEPT_FOR_UNDO);
        } catch (ExecutionException e) {
            LOG.warn("An account of Akash could not be asked for", e.getCause());
        } catch (JdbiException e) {
            LOG.debug("The watch over Akash could not read or write: {}", e.getMessage());
        }
    }

    /** Asks now, whoever's turn it is; two never ask for one account at once. */
    void ask(AkashRow account) throws InterruptedException {
        var turn = turns.computeIfAbsent(account.id(), _ -> new ReentrantLock());
        turn.lockInterruptibly();
        try {
            keep(account, reader.read(source(account)));
        } catch (NoAnswerException e) {
            pace(account.id()).failed(clock.instant(), e.retryAfter());
            keep(account, e.problem());
        } catch (BelfryException e) {
            pace(account.id()).failed(clock.instant(), Optional.empty());
            keep(account, e.problem());
        } finally {
            turn.unlock();
        }
    }

    private AskPace pace(UUID account) {
        return paces.computeIfAbsent(account, _ -> new AskPace(random));
    }

    private Source source(AkashRow account) {
        return new Source(Optional.ofNullable(account.owner()).map(OwnerAddress::new), table.key(account.id()),
                URI.create(account.restUrl()), URI.create(account.consoleUrl()));
    }

    private void keep(AkashRow account, AccountLook seen) {
        var now = clock.instant();
        var before = account.look() == null ? Map.<String, Instant>of() : AkashViews.shortSince(account.look());
        var look = AkashViews.of(AccountReview.of(named(account, seen), before, now));
        pace(account.id()).answered(now, look.deployments().stream().flatMap(one -> one.problems().stream())
                .anyMatch(problem -> problem.code().equals("akash-replicas-missing")));
        var owner = seen.deployments().stream().findFirst().map(deployment -> deployment.owner()).orElse(null);
        var there = database.inTransaction(handle -> {
            var kept = table.answered(handle, account, owner, look, now);
            if (kept) {
                look.deployments().forEach(deployment -> point(deployment, look, now).ifPresent(
                        point -> table.addPoint(handle, account.id(), deployment.dseq(), point, POINTS_APART)));
                table.tellChanged(handle, account.workspace(), account.id());
            }
            return kept;
        });
        if (there) {
            incidents.answered(account, look);
        }
    }

    /** With the names that its deployments had while their services were seen. */
    private static AccountLook named(AkashRow account, AccountLook seen) {
        var look = account.look();
        if (look == null) {
            return seen;
        }
        var names = look.deployments().stream().filter(one -> !one.name().endsWith(one.dseq()))
                .collect(Collectors.toMap(AkashDeploymentView::dseq, AkashDeploymentView::name, (one, _) -> one));
        return new AccountLook(seen.head(), seen.pace(), seen.measured(), seen.wallet(), seen.deployments().stream()
                .map(one -> one.called(names.getOrDefault(one.dseq(), ""))).toList(), seen.providers());
    }

    private static Optional<AkashPoint> point(AkashDeploymentView deployment, AkashLook look, Instant now) {
        var left = deployment.runway().amount();
        return switch (deployment.runway().kind()) {
            case LEFT -> Optional.ofNullable(left)
                    .map(amount -> new AkashPoint(now, look.height(), amount, deployment.runway().blocks()));
            case USED_UP, OVERDRAWN -> Optional.ofNullable(left)
                    .map(debt -> new AkashPoint(now, look.height(), debt.negated(), 0L));
            case ENDLESS, ENDED, UNKNOWN -> Optional.empty();
        };
    }

    private void keep(AkashRow account, Problem problem) {
        var there = database.inTransaction(handle -> {
            var kept = table.failed(handle, account, problem, clock.instant());
            if (kept) {
                table.tellChanged(handle, account.workspace(), account.id());
            }
            return kept;
        });
        if (there) {
            incidents.failed(account, problem);
        }
    }

    void removed(UUID account) {
        incidents.removed(account);
        paces.remove(account);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
