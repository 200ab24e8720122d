using System.Collections.Frozen;
using System.Text.Json;
using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Alliance.Tenancy.Messages;

/// <summary>Delivers what one organisation announced to one recipient, at least once, in the order of its commits; of several replicas one is at it.</summary>
public sealed partial class OutboxTurn(
    IOrganisations organisations, IReadiness readiness, OrganisationOutboxes outboxes, ParkedMessages parked, Leases leases, IDelivery delivery, TimeProvider clock, ILogger<OutboxTurn> log)
{
    /// <summary>Done ones are deleted together; a process that is killed repeats as many.</summary>
    private const int BatchSize = 50;

    /// <summary>Short, so that what a killed process was at goes on at once. Two that are at it, since one was paused for longer, repeat messages and lose none.</summary>
    private static readonly TimeSpan Term = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan WhileAnotherIsAtIt = TimeSpan.FromMilliseconds(500);

    /// <summary>While a release is rolled out a replica meets messages that only the next release can read: for so long they wait for a replica that can, and those behind them too, so that nothing arrives out of order.</summary>
    private static readonly TimeSpan WhileReplicasDiffer = TimeSpan.FromHours(1);

    /// <summary>Code for what a replica of another release has to deliver.</summary>
    private const string ForAnother = "message-for-another-release";

    /// <summary>Between two looks at one that can't be read here; a replica that can takes its turn between.</summary>
    private static readonly TimeSpan AfterUnread = TimeSpan.FromSeconds(5);

    private static readonly FrozenDictionary<string, Type> MessageTypes = typeof(FiguresAnnounced).Assembly.GetExportedTypes()
        .ToFrozenDictionary(x => x.FullName!, StringComparer.Ordinal);

    private bool _isAllianceMissed;
    private long _lastUnread;

    /// <summary>Goes on until nothing is left that could be delivered now.</summary>
    /// <param name="recipient">As the rows have it.</param>
    /// <returns>When to try again without a signal; null when a signal will come.</returns>
    /// <exception cref="BusyException">The recipient, one of the two databases or the broker is away.</exception>
    public async Task<TimeSpan?> Take(string sender, string? recipient, CancellationToken stopping)
    {
        if (organisations.Find(sender) is not { Status: OrganisationStatus.Active } from || !readiness.IsReady(sender)) return null;
        if (IdOf(recipient, from) is not { } to)
        {
            if (!Interlocked.Exchange(ref _isAllianceMissed, true)) NoAlliance();
            return null; // once there is one, the relay is told
        }

        using var served = CancellationTokenSource.CreateLinkedTokenSource(stopping, from.Serving);
        await using var turn = await LeaseHold.TryTake(leases, from, $"outbox to {recipient ?? sender}", Term, clock, served.Token);
        if (turn is null) return WhileAnotherIsAtIt;

        TimeSpan? next = null;
        foreach (var open in outboxes.Of(from))
        {
            await using var db = open();
            (bool More, TimeSpan? Next) batch;
            do batch = await DeliverBatch(db, from, recipient, to, turn.Lost);
            while (batch.More);
            if (batch.Next is { } pause && !(next < pause)) next = pause;
        }

        return next;
    }

    /// <returns>Whether there may be more to deliver now; else when the first of those left is tried again, which those behind it wait for.</returns>
    private async Task<(bool More, TimeSpan? Next)> DeliverBatch(ModuleDb db, Organisation from, string? recipient, string to, CancellationToken ct)
    {
        var batch = await db.Outbox.AsNoTracking().Where(x => x.Recipient == recipient && x.ParkedAt == null).OrderBy(x => x.Number).Take(BatchSize).ToListAsync(ct);
        var done = new List<long>();
        try
        {
            foreach (var message in batch)
            {
                if (message.NextTryAt - clock.GetUtcNow().UtcDateTime is { } pause && pause > TimeSpan.Zero) return (false, pause);
                if (await TryDeliver(message, from, to, ct)) done.Add(message.Number);
                else if (await Note(db, message, from, ct) is { } wait) return (false, wait);
            }
        }
        catch (BusyException unread) when (unread.Code is ForAnother)
        {
            return (false, unread.After); // nothing is noted in its row: another replica may be delivering it
        }
        finally
        {
            // Also when this process stops or a database goes away: what is done is not done again.
            if (done.Count > 0) await db.Outbox.Where(x => done.Contains(x.Number)).ExecuteDeleteAsync(CancellationToken.None);
            OrganisationTelemetry.Relayed.Add(done.Count, Tag(from));
        }

        return (batch.Count == BatchSize, null);
    }

    /// <returns>Whether it is done; else the message says what becomes of it.</returns>
    private async Task<bool> TryDeliver(OutboxMessage message, Organisation from, string to, CancellationToken ct)
    {
        try
        {
            await delivery.Deliver(new(message.Id, Read(message, from, to), from.Id, to, message.Attempts), ct);
            OrganisationTelemetry.RelayDelay.Record((clock.GetUtcNow() - Announced(message.Id)).TotalSeconds, Tag(from));
            return true;
        }
        catch (Exception failure) when (failure is not BusyException && !ct.IsCancellationRequested)
        {
            OrganisationTelemetry.DeliveryFailures.Add(1, Tag(from));
            message.NoteFailure(failure, clock.GetUtcNow().UtcDateTime);
            if (message.ParkedAt is null) Failed(failure, from.Id, message.Type, to);
            else Parked(failure, from.Id, message.Type, to);
            return false;
        }
    }

    /// <exception cref="BusyException"><see cref="ForAnother"/></exception>
    /// <exception cref="JsonException">By now it is no release's message.</exception>
    private object Read(OutboxMessage message, Organisation from, string to)
    {
        try
        {
            var type = MessageTypes.GetValueOrDefault(message.Type) ?? throw new JsonException($"There is no message '{message.Type}'.");
            return JsonSerializer.Deserialize(message.Body, type, JsonSerializerOptions.Web) ?? throw new JsonException("The message is empty.");
        }
        catch (JsonException unread) when (clock.GetUtcNow() - Announced(message.Id) < WhileReplicasDiffer)
        {
            if (Interlocked.Exchange(ref _lastUnread, message.Number) != message.Number) Unread(unread, from.Id, message.Type, to);
            throw new BusyException(ForAnother, "Only a replica of another release can read it.", AfterUnread, unread);
        }
    }

    /// <returns>When it is tried again; null when it is parked and holds nobody up any more.</returns>
    private async Task<TimeSpan?> Note(ModuleDb db, OutboxMessage message, Organisation from, CancellationToken ct)
    {
        await db.Outbox.Where(x => x.Number == message.Number).ExecuteUpdateAsync(
            x => x.SetProperty(y => y.Attempts, message.Attempts).SetProperty(y => y.NextTryAt, message.NextTryAt)
                .SetProperty(y => y.ParkedAt, message.ParkedAt).SetProperty(y => y.Failure, message.Failure),
            ct);
        if (message.ParkedAt is null) return message.NextTryAt - clock.GetUtcNow().UtcDateTime is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        await parked.Look(from, ct);
        return null;
    }

    /// <returns>Whose the rows are; null while there is no Alliance.</returns>
    private string? IdOf(string? recipient, Organisation sender) => recipient switch
    {
        null => sender.Id,
        OutboxMessage.ToAlliance => organisations.All.FirstOrDefault(x => x.Kind is HostKind.Alliance)?.Id,
        _ => recipient,
    };

    /// <summary>A version 7 Guid begins with its instant: 48 bits of Unix milliseconds.</summary>
    private static DateTimeOffset Announced(Guid version7)
    {
        Span<byte> bytes = stackalloc byte[16];
        version7.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds((long)(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes) >>> 16));
    }

    private static KeyValuePair<string, object?> Tag(Organisation sender) => new(OrganisationTelemetry.Tagged, sender.Id);

    [LoggerMessage(LogLevel.Information, "There is no Alliance; what is announced to it waits until there is one")]
    private partial void NoAlliance();

    [LoggerMessage(LogLevel.Warning, "{Organisation}: {Message} to {Recipient} failed and will be tried again")]
    private partial void Failed(Exception failure, string organisation, string message, string recipient);

    [LoggerMessage(LogLevel.Warning, "{Organisation}: {Message} to {Recipient} can't be read by this release and waits for a replica of the next one")]
    private partial void Unread(Exception why, string organisation, string message, string recipient);

    [LoggerMessage(LogLevel.Error, "{Organisation}: {Message} to {Recipient} is parked; 'organisations messages' shows it and sends it again")]
    private partial void Parked(Exception failure, string organisation, string message, string recipient);
}
