using System.Globalization;
using Alliance.Documents;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Sessions;
using Alliance.Platform.Origination.Applications;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Summary;

/// <summary>The summaries of all dossiers that a session has on its agenda, in its order, as one PDF: what a member reads before it.</summary>
/// <remarks>Each member's own: without the dossiers from which they are recused.</remarks>
public sealed class PrintPack(SessionDesk desk, PrintSummary printSummary, PlatformDb db, ICurrentUser user)
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/sessions/{id}/pack.pdf", Get).WithTags("Sessions")
        .WithSummary("The summaries of a session's dossiers, as one PDF").Produces(StatusCodes.Status200OK, contentType: "application/pdf").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when there is no such session, or none that the user may see.</returns>
    /// <exception cref="RefusedException"><c>pack.empty</c>: no dossier on its agenda is the user's to read.</exception>
    public async Task<PrintSummary.Paper?> Handle(Id<Session> id, CultureInfo culture, CancellationToken ct = default)
    {
        if (!user.May(Permissions.ReadSessions)) user.Demand(Permissions.AttendSessions);
        if (await desk.Find(id, ct) is not { } sitting) return null;

        var papers = new List<byte[]>();
        foreach (var item in sitting.Session.Items.Where(x => x.Kind == DossiersOnAgenda.Word && x.Subject is not null).OrderBy(x => x.Position))
            if (await printSummary.Handle(new(item.Subject!.Value), culture, ct) is { } paper) papers.Add(paper.Pdf);
        if (papers.Count == 0) throw new RefusedException("pack.empty", "No dossier on this agenda is yours to read.");

        var title = new DocumentWords(typeof(SummaryText), culture)["Dossiers of the session"];
        var body = await db.Set<Body>().Where(x => x.Id == sitting.Session.BodyId).Select(x => x.Name).SingleAsync(ct);
        return new(FileNames.Of(title, body, sitting.Session.MeetsOn) + ".pdf", JoinedPdf.Of(papers, $"{title} · {body}"));
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Get(Id<Session> id, string? language, PrintPack print, CancellationToken ct) =>
        await print.Handle(id, Cultures.Find(language) ?? Cultures.Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? Cultures.French, ct) is { } paper
            ? TypedResults.File(paper.Pdf, "application/pdf", paper.FileName)
            : TypedResults.NotFound();
}
