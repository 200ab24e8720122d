using Alliance.Kernel;
using Alliance.Platform.Links;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.DossierDocuments;
using Alliance.Platform.Store.Intake;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>What outsiders were asked about a dossier, and what they said. Confidential ones are there for those alone who may read them.</summary>
public sealed class ListOpinions(PlatformDb db, ICurrentUser user, IBusinessDate business, TenantContext tenant, DossierAccess access, OpinionDesk desk)
{
    /// <param name="Name">Of the document.</param>
    public sealed record Handed(Id<DossierDocument> Id, string Name);

    public sealed record SentFile(Guid Id, string Name, StoredForm Form, int Bytes, DocumentCheck Check, bool LacksFile, bool CanBeOpened);

    public sealed record Row
    {
        public required Id<OutsideOpinion> Id { get; init; }
        public required string Name { get; init; }
        public required string Institution { get; init; }
        public required OutsiderKind Kind { get; init; }

        /// <summary>For those who work on dossiers; null for others.</summary>
        public required string? Email { get; init; }

        /// <summary>Two letters.</summary>
        public required string Language { get; init; }

        public required string Question { get; init; }
        public required string? YesOrNo { get; init; }
        public required bool NamesProject { get; init; }
        public required bool IsConfidential { get; init; }
        public required DateOnly Deadline { get; init; }
        public required OpinionState State { get; init; }

        /// <summary>By hand.</summary>
        public required int Reminders { get; init; }

        /// <summary>A mail to them could not be sent: the address may be wrong.</summary>
        public required bool LacksMail { get; init; }

        public required IReadOnlyList<Handed> Documents { get; init; }

        /// <summary>Null while there is none.</summary>
        public required OutsideAnswer? Answer { get; init; }

        public required IReadOnlyList<SentFile> Files { get; init; }

        /// <summary>In order of entry.</summary>
        public required IReadOnlyList<OpinionStep> Steps { get; init; }

        /// <summary>What the reader may do about it.</summary>
        public required IReadOnlyList<OpinionAct> Allowed { get; init; }

        public required long Revision { get; init; }
    }

    /// <param name="LastDeadline">What a deadline given today may be at most.</param>
    public sealed record Sheet(IReadOnlyList<Row> Opinions, DateOnly LastDeadline);

    public static void Map(IEndpointRouteBuilder opinions) => opinions.MapGet("", Get).WithSummary("List the opinions asked of outsiders on a dossier").ProducesProblem(404);

    /// <returns>In the order in which they were asked; null when this platform has no such dossier, or none that the user may see.</returns>
    public async Task<Sheet?> Handle(Id<LoanApplication> id, CancellationToken ct = default)
    {
        if (!await access.DemandReading(id, ct)) return null;
        if (await db.Applications.AsNoTracking().Where(x => x.Id == id).Select(x => new { x.Status }).SingleOrDefaultAsync(ct) is not { Status: var status }) return null;

        var settings = OpinionSettings.Of(tenant.Organisation);
        var opinions = await desk.Readable(id).AsNoTracking().ToListAsync(ct);
        var names = opinions.TrueForAll(x => x.Documents.Count == 0) ? [] : await db.Set<DossierDocument>().Where(x => x.ApplicationId == id).Select(x => new { x.Id, x.Name }).ToDictionaryAsync(x => x.Id, x => x.Name, ct);
        List<Guid> keys = [.. opinions.Select(x => x.Id.Value)];
        var unsent = keys.Count == 0 ? [] : await db.Set<LinkMail>().Where(x => x.IsDropped && x.Purpose == OpinionLetters.Purpose.Code && keys.Contains(x.Subject)).Select(x => x.Subject).ToListAsync(ct);
        var (isDecided, works) = (!LoanApplication.Undecided.Contains(status), user.May(Permissions.RegisterApplications));
        return new(
            [
                .. from opinion in opinions.OrderBy(x => x.AskedAt)
                   select RowOf(opinion, isDecided, names, works) with
                   {
                       LacksMail = unsent.Contains(opinion.Id.Value),
                       Allowed = works ? [.. opinion.Allowed(business.Today, settings.MostReminders, isDecided)] : [],
                   },
            ],
            business.Today.AddDays(settings.MostDays));
    }

    private Row RowOf(OutsideOpinion opinion, bool isDecided, Dictionary<Id<DossierDocument>, string> names, bool works) => new()
    {
        Id = opinion.Id,
        Name = opinion.Of.Name,
        Institution = opinion.Of.Institution,
        Kind = opinion.Of.Kind,
        Email = works ? opinion.Of.Email : null,
        Language = opinion.Of.Language,
        Question = opinion.Question.Words,
        YesOrNo = opinion.Question.YesOrNo,
        NamesProject = opinion.Question.NamesProject,
        IsConfidential = opinion.IsConfidential,
        Deadline = opinion.Deadline,
        State = opinion.StateOn(business.Today, isDecided),
        Reminders = opinion.Reminders,
        LacksMail = false,
        Documents = [.. opinion.Documents.Where(x => names.ContainsKey(x.DocumentId)).Select(x => new Handed(x.DocumentId, names[x.DocumentId])).OrderBy(x => x.Name, StringComparer.Ordinal)],
        Answer = opinion.Answer,
        Files = [.. opinion.Files.OrderBy(x => x.Name, StringComparer.Ordinal).Select(x => new SentFile(x.Id, x.Name, x.Form, x.Bytes, x.Check, x.LacksFile, x.CanBeOpened))],
        Steps = [.. opinion.Steps.OrderBy(x => x.Sequence)],
        Allowed = [],
        Revision = opinion.Revision,
    };

    private static async Task<Results<Ok<Sheet>, NotFound>> Get(Id<LoanApplication> id, ListOpinions listOpinions, CancellationToken ct) =>
        await listOpinions.Handle(id, ct) is { } sheet ? TypedResults.Ok(sheet) : TypedResults.NotFound();
}
