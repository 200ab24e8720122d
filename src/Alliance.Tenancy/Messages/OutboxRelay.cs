using System.Collections.Frozen;
using System.Text.Json;
using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Telemetry;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Alliance.Tenancy.Messages;

/// <summary>Hands what was announced to the transport, at least once and in order: a row is deleted only after the transport took it.</summary>
/// <remarks>One per process, all organisations: those that just committed at once, everybody every few seconds, a batch each in turn so that a busy one doesn't hold up the rest. A lease per outbox keeps replicas from competing.</remarks>
public sealed partial class OutboxRelay(
    IOrganisations organisations,
    IReadiness readiness,
    Outbox outbox,
    IEnumerable<ModuleDbRegistration> modules,
    Leases leases,
    IBus bus,
    IServiceProvider services,
    TimeProvider time,
    ILogger<OutboxRelay> log) : BackgroundService
{
    private const int BatchSize = 100;
    private static readonly TimeSpan RoundsAtLeastEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LeaseFor = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan UntilAnotherTry = TimeSpan.FromMilliseconds(200);

    private static readonly FrozenDictionary<string, Type> MessageTypes = typeof(FiguresAnnounced).Assembly.GetExportedTypes()
        .ToFrozenDictionary(x => x.FullName!, StringComparer.Ordinal);

    private readonly ModuleDbRegistration[] _modules = [.. modules];

    /// <summary>The broker may be away: a try that hangs is given up, and while it stays away nobody waits for it.</summary>
    private readonly ResiliencePipeline _broker = new ResiliencePipelineBuilder()
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions { MinimumThroughput = 5, BreakDuration = TimeSpan.FromSeconds(5) })
        .AddTimeout(TimeSpan.FromSeconds(10))
        .Build();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.FirstPass.WaitAsync(stoppingToken);
        var lastFullRound = TimeSpan.Zero;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (!stoppingToken.IsCancellationRequested)
        {
            var rang = await outbox.Wait(RoundsAtLeastEvery, stoppingToken);
            var everybody = clock.Elapsed - lastFullRound >= RoundsAtLeastEvery;
            if (everybody) lastFullRound = clock.Elapsed;
            await Round([.. organisations.All.Where(x => everybody || rang.Contains(x.Id))], stoppingToken);
        }
    }

    /// <summary>Drains these organisations' outboxes, a batch each in turn, until all are empty.</summary>
    private async Task Round(IReadOnlyCollection<Organisation> waiting, CancellationToken ct)
    {
        while (waiting.Count > 0)
        {
            var more = new System.Collections.Concurrent.ConcurrentBag<Organisation>();
            await Parallel.ForEachAsync(waiting, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct }, async (organisation, token) =>
            {
                if (await RelayBatches(organisation, token)) more.Add(organisation);
            });
            waiting = more;
        }
    }

    /// <returns>Whether there is more.</returns>
    private async Task<bool> RelayBatches(Organisation organisation, CancellationToken ct)
    {
        if (organisation.Status is not OrganisationStatus.Active || !readiness.IsReady(organisation.Id)) return false;
        try
        {
            var more = false;
            foreach (var module in _modules.Where(x => x.Kinds.HasFlag(organisation.Kind))) more |= await RelayBatch(organisation, module, ct);
            return more;
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            // Its messages stay where they are; the next round tries again.
            OrganisationTelemetry.RelayFailures.Add(1, new KeyValuePair<string, object?>(OrganisationTelemetry.Tagged, organisation.Id));
            Failed(failure, organisation.Id);
            return false;
        }
    }

    private async Task<bool> RelayBatch(Organisation organisation, ModuleDbRegistration module, CancellationToken ct)
    {
        await using var db = module.Create(services, organisation);
        if (!await db.Outbox.AnyAsync(ct)) return false;
        var lease = $"outbox:{db.Module}";
        if (!await leases.TryTake(organisation, lease, LeaseFor, ct))
        {
            // Another replica is at it and may have looked just before this commit: what is left then is taken soon, not at the next full round.
            await Task.Delay(UntilAnotherTry, ct);
            outbox.Ring(organisation.Id);
            return false;
        }

        using var activity = OrganisationTelemetry.Start("relay", organisation);
        var batch = await db.Outbox.AsNoTracking().OrderBy(x => x.Id).Take(BatchSize).ToListAsync(ct);
        foreach (var message in batch)
        {
            await _broker.ExecuteAsync(async token => await Publish(organisation, message, token), ct);
            await db.Outbox.Where(x => x.Id == message.Id).ExecuteDeleteAsync(ct);
        }

        OrganisationTelemetry.Relayed.Add(batch.Count, new KeyValuePair<string, object?>(OrganisationTelemetry.Tagged, organisation.Id));
        if (batch.Count == BatchSize) return true;

        await leases.Release(organisation, lease, ct);
        return false;
    }

    private async Task Publish(Organisation sender, OutboxMessage message, CancellationToken ct)
    {
        var type = MessageTypes.TryGetValue(message.Type, out var known)
            ? known
            : throw new InvalidOperationException($"No message type '{message.Type}' in Alliance.Contracts.");
        var recipient = message.Recipient switch
        {
            null => sender.Id,
            OutboxMessage.ToAlliance => organisations.All.Single(x => x.Kind is HostKind.Alliance).Id,
            var id => id,
        };

        await bus.Publish(JsonSerializer.Deserialize(message.Body, type, JsonSerializerOptions.Web)!, type, Pipe.Execute<PublishContext>(x =>
        {
            x.MessageId = message.Id;
            x.Headers.Set(MessageHeaders.Sender, sender.Id);
            x.Headers.Set(MessageHeaders.Recipient, recipient);
        }), ct);
        OrganisationTelemetry.RelayDelay.Record(
            (time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds(message.Id))).TotalSeconds,
            new KeyValuePair<string, object?>(OrganisationTelemetry.Tagged, sender.Id));
    }

    /// <summary>A version 7 Guid begins with its instant: 48 bits of Unix milliseconds.</summary>
    private static long Milliseconds(Guid version7)
    {
        Span<byte> bytes = stackalloc byte[16];
        version7.TryWriteBytes(bytes, bigEndian: true, out _);
        return (long)System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes) >>> 16;
    }

    [LoggerMessage(LogLevel.Warning, "The outbox of {Organisation} could not be relayed; it is tried again")]
    private partial void Failed(Exception failure, string organisation);
}
