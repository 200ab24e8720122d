using System.Data.Common;
using Alliance.Tenancy.Databases.Engines;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace Alliance.Tenancy.Databases;

/// <summary>Checks that a connection about to be opened is this organisation's, and stops trying a dead database for a while (a breaker per organisation).</summary>
internal sealed class ConnectionGuard : DbConnectionInterceptor
{
    private readonly DatabaseCondition _condition;
    private readonly IDatabaseEngine _engine;
    private readonly string _expected;
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline _breaker;

    public ConnectionGuard(DatabaseCondition condition, IDatabaseEngine engine, string expected, TimeProvider clock)
    {
        (_condition, _engine, _expected) = (condition, engine, expected);
        _breaker = new ResiliencePipelineBuilder { TimeProvider = clock }.AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = 0.5,
            MinimumThroughput = 3,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = TimeSpan.FromSeconds(5),
            StateProvider = _state,
        }).Build();
    }

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Check(connection);
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Check(connection);
        return ValueTask.FromResult(result);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Succeeded();

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Succeeded();
        return Task.CompletedTask;
    }

    public override void ConnectionFailed(DbConnection connection, ConnectionErrorEventData eventData) => Failed(eventData);

    public override Task ConnectionFailedAsync(DbConnection connection, ConnectionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Failed(eventData);
        return Task.CompletedTask;
    }

    private void Check(DbConnection connection)
    {
        if (!_engine.Serves(connection, _expected))
            throw new InvalidOperationException($"A connection of another database was about to be opened for {_condition.OrganisationId}.");
        if (_state.CircuitState is CircuitState.Open && IsStillOpen()) throw new DatabaseUnavailableException(_condition.OrganisationId);
    }

    /// <summary>An open breaker says so until it is used: the first use after the break closes it, and as many failures as before open it again.</summary>
    private bool IsStillOpen()
    {
        Report(null);
        return _state.CircuitState is not CircuitState.Closed;
    }

    private void Succeeded()
    {
        // While closed there is nothing to tell on the hot path; half-open needs the success to close again.
        if (_state.CircuitState is not CircuitState.Closed) Report(null);
    }

    /// <summary>Whoever asked hears why; EF Core itself, when it tries whether a database exists, must see the provider's own exception.</summary>
    private void Failed(ConnectionErrorEventData failed)
    {
        Report(failed.Exception);
        if (failed.LogLevel >= LogLevel.Error && failed.Exception is DbException failure && _engine.TroubleIn(failure) is { } trouble) throw _condition.Note(trouble, failure);
    }

    private void Report(Exception? failure)
    {
        try
        {
            _breaker.Execute(() =>
            {
                if (failure is not null) throw new DatabaseUnavailableException(_condition.OrganisationId, failure);
            });
        }
        catch (DatabaseUnavailableException)
        {
            // Counted.
        }
        catch (BrokenCircuitException)
        {
            // Open meanwhile.
        }
    }
}
