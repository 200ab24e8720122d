using System.Globalization;
using Alliance.Tenancy.Lifecycle.Commands;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tenancy.Messages;

/// <summary>Messages that were given up: shows them, sends them again, or drops one that is never to arrive.</summary>
internal sealed class ParkedMessagesCommand(IOrganisations organisations, OrganisationOutboxes outboxes, OwnDatabase own) : IOperatorCommand
{
    private const string All = "all";

    public string Name => "messages";

    public string Usage => "[id] [--again <message>|all] [--drop <message>] — messages that were given up: shows them, sends them again, drops one";

    public async Task<int> Run(string[] args, TextWriter output, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(args);
        var (again, drop) = (args.Option("--again"), args.Option("--drop"));
        if (again is not null || drop is not null)
        {
            var organisation = organisations.Named(args);
            await own.Demand(organisation, ct);
            return await Change(organisation, again, drop, output, ct);
        }

        foreach (var organisation in args is [] ? organisations.All : [organisations.Named(args)])
            if (await own.IsItsOwn(organisation, ct)) await Show(organisation, output, ct);
        return 0;
    }

    private async Task Show(Organisation organisation, TextWriter output, CancellationToken ct)
    {
        foreach (var open in outboxes.Of(organisation))
        {
            await using var db = open();
            await foreach (var x in db.Outbox.AsNoTracking().Where(x => x.ParkedAt != null).OrderBy(x => x.Number).AsAsyncEnumerable().WithCancellation(ct))
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                    $"{organisation.Id,-12} {x.Id}  {x.ParkedAt:yyyy-MM-dd HH:mm} UTC  {x.Type[(x.Type.LastIndexOf('.') + 1)..]} to {x.Recipient ?? organisation.Id}, {x.Attempts} tries: {x.Failure}"));
        }
    }

    private async Task<int> Change(Organisation organisation, string? again, string? drop, TextWriter output, CancellationToken ct)
    {
        var which = (again ?? drop) is All && drop is null ? (Guid?)null
            : Guid.TryParse(again ?? drop, out var id) ? id : throw new MisusedException("Which message? Its id is missing.");
        var changed = 0;
        foreach (var open in outboxes.Of(organisation))
        {
            await using var db = open();
            var meant = db.Outbox.Where(x => x.ParkedAt != null && (which == null || x.Id == which));
            changed += drop is not null ? await meant.ExecuteDeleteAsync(ct)
                : await meant.ExecuteUpdateAsync(x => x.SetProperty(y => y.ParkedAt, (DateTime?)null).SetProperty(y => y.NextTryAt, (DateTime?)null).SetProperty(y => y.Attempts, 0), ct);
        }

        await output.WriteLineAsync(
            changed == 0 ? $"{organisation.Id} has no such message among those that were given up."
            : drop is not null ? $"{changed} dropped."
            : $"{changed} to be sent again; a running host does so when it next looks (Jobs:LookEvery).");
        return changed == 0 ? 1 : 0;
    }
}
