using Alliance.Kernel;
using Alliance.Platform.Governance.Sessions;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Dossiers as committees have them on their agendas: by number and enterprise; the text asks for the loan as it was requested, in the language of who makes the agenda.</summary>
internal sealed class DossiersOnAgenda(PlatformDb db, IBusinessDate business, IStringLocalizer<PlatformText> text) : IAgendaSource
{
    public const string Word = "dossier";

    /// <summary>Longer waiting come first; what is beyond comes once those are decided.</summary>
    private const int Most = 200;

    public string Kind => Word;

    public string Href(Guid id) => $"/applications/{id}";

    public Task<IReadOnlyList<AgendaSubject>> Waiting(CancellationToken ct) => Read(db.Applications, ct);

    public Task<IReadOnlyList<AgendaSubject>> Find(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var keys = ids.Select(x => new Id<LoanApplication>(x)).ToList();
        return Read(db.Applications.Where(x => keys.Contains(x.Id)), ct);
    }

    private async Task<IReadOnlyList<AgendaSubject>> Read(IQueryable<LoanApplication> dossiers, CancellationToken ct)
    {
        var rows = await dossiers.AsNoTracking().Where(x => x.Status == ApplicationStatus.Received)
            .Join(db.Enterprises, x => x.EnterpriseId, x => x.Id, (dossier, enterprise) => new { dossier.Id, dossier.Number, dossier.ReceivedOn, dossier.Request, enterprise.Profile.Name })
            .OrderBy(x => x.ReceivedOn).ThenBy(x => x.Number).Take(Most).ToListAsync(ct);
        return
        [
            .. rows.Select(x => new AgendaSubject(
                x.Id.Value, $"{x.Number} · {x.Name}", text["Grant {0} an honour loan of {1} over {2} months.", x.Name, Formats.WithUnit(x.Request.Amount), x.Request.Term],
                text["{0} over {1} months, waiting for {2} days", Formats.WithUnit(x.Request.Amount), x.Request.Term, business.Today.DayNumber - x.ReceivedOn.DayNumber])),
        ];
    }
}
