using System.Threading.Channels;
using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Alliance.Tenancy.Messages;

/// <summary>A loop for each organisation that announces and each recipient: whoever consumes slowly, or is away, holds up nobody but what is meant for it. Loops sleep until something is announced.</summary>
public sealed partial class OutboxRelay(
    OutboxSignals signals, OutboxTurn turns, IOrganisations organisations, IReadiness readiness, TimeProvider clock, ILogger<OutboxRelay> log) : BackgroundService
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var loops = new Dictionary<(string Sender, string? Recipient), (ChannelWriter<bool> Bell, Task Loop)>();
        organisations.Changed += SignalChanged;
        readiness.BecameReady += SignalReady;
        try
        {
            await foreach (var signal in signals.ReadAll(stoppingToken))
            {
                if (signal.IsBack)
                {
                    foreach (var ((sender, recipient), (bell, _)) in loops)
                        if (sender == signal.Organisation || recipient == signal.Organisation || recipient == signal.Recipient) bell.TryWrite(true);
                }
                else if (loops.TryGetValue((signal.Organisation, signal.Recipient), out var loop))
                {
                    loop.Bell.TryWrite(true);
                }
                else
                {
                    var bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
                    loops[(signal.Organisation, signal.Recipient)] = (bell, Task.Run(() => Loop(signal, bell, stoppingToken), CancellationToken.None));
                }
            }
        }
        finally
        {
            organisations.Changed -= SignalChanged;
            readiness.BecameReady -= SignalReady;
            await Task.WhenAll(loops.Values.Select(x => x.Loop)); // they are cancelled, and give their leases back
        }
    }

    private async Task Loop(OutboxSignal line, Channel<bool> bell, CancellationToken stopping)
    {
        var isAway = false;
        try
        {
            while (true)
            {
                TimeSpan? pause;
                try
                {
                    pause = await turns.Take(line.Organisation, line.Recipient, stopping);
                    isAway = false;
                }
                catch (Exception failure) when (!stopping.IsCancellationRequested)
                {
                    // The recipient is away, or this organisation's own database: theirs alone. Nothing is noted in rows, so that a process that starts tries at once.
                    pause = failure is BusyException busy ? busy.After : AfterTrouble;
                    if (!isAway) Away(failure, line.Organisation, line.Recipient ?? line.Organisation);
                    isAway = true;
                }

                await using var alarm = pause is { } wait ? clock.CreateTimer(_ => bell.Writer.TryWrite(true), null, wait, Timeout.InfiniteTimeSpan) : null;
                await bell.Reader.ReadAsync(stopping);
            }
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // What was cut off was not committed, and its row is there.
        }
    }

    private void SignalChanged(object? sender, OrganisationChanged change) => SignalBack(change.After);

    private void SignalReady(object? sender, string organisationId)
    {
        if (organisations.Find(organisationId) is { } organisation) SignalBack(organisation);
    }

    private void SignalBack(Organisation organisation) =>
        signals.Back(organisation.Id, organisation.Kind is HostKind.Alliance ? OutboxMessage.ToAlliance : organisation.Id);

    [LoggerMessage(LogLevel.Warning, "{Organisation}: messages to {Recipient} wait and are tried again until they get through")]
    private partial void Away(Exception failure, string organisation, string recipient);
}
