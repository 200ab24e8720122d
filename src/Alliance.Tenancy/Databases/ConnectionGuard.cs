using System.Data.Common;
using Alliance.Tenancy.Databases.Engines;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Polly;
using Polly.CircuitBreaker;

namespace Alliance.Tenancy.Databases;

/// <summary>Checks that a connection about to be opened is this organisation's, and stops trying a dead database for a while (a breaker per organisation).</summary>
internal sealed class ConnectionGuard : DbConnectionInterceptor
{
    private readonly string _organisationId;
    private readonly IDatabaseEngine _engine;
    private readonly string _expected;
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline _breaker;

    public ConnectionGuard(string organisationId, IDatabaseEngine engine, string expected)
    {
        (_organisationId, _engine, _expected) = (organisationId, engine, expected);
        _breaker = new ResiliencePipelineBuilder().AddCircuitBreaker(new CircuitBreakerStrategyOptions
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

    public override void ConnectionFailed(DbConnection connection, ConnectionErrorEventData eventData) => Failed(eventData.Exception);

    public override Task ConnectionFailedAsync(DbConnection connection, ConnectionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Failed(eventData.Exception);
        return Task.CompletedTask;
    }

    private void Check(DbConnection connection)
    {
        if (_engine.Identify(connection) != _expected)
            throw new InvalidOperationException($"A connection of another database was about to be opened for {_organisationId}.");
        if (_state.CircuitState is CircuitState.Open or CircuitState.Isolated) throw new DatabaseUnavailableException(_organisationId);
    }

    private void Succeeded()
    {
        // While closed there is nothing to tell on the hot path; half-open needs the success to close again.
        if (_state.CircuitState is not CircuitState.Closed) Report(null);
    }

    private void Failed(Exception exception) => Report(exception);

    private void Report(Exception? failure)
    {
        try
        {
            _breaker.Execute(() =>
            {
                if (failure is not null) throw new DatabaseUnavailableException(_organisationId, failure);
            });
        }
        catch (DatabaseUnavailableException)
        {
            // Counted; the caller sees the provider's own exception.
        }
        catch (BrokenCircuitException)
        {
            // Open meanwhile.
        }
    }
}
