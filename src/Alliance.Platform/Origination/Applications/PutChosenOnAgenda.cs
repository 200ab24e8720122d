using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Governance;
using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Puts chosen dossiers on the agenda of a session, in the order in which they are named, each as <see cref="PutOnAgenda"/> does. Only what is ready comes there; what was decided is not looked at again by way of a list.</summary>
public sealed class PutChosenOnAgenda(
    DossierBatch batch, ListPlannableBodies bodies, PutOnAgenda putOnAgenda, SessionDesk desk, AgendaSubjects subjects, ICurrentUser user, IStringLocalizer<GovernanceText> text)
{
    /// <param name="SessionId">One that isn't over, whose agenda the user makes.</param>
    /// <param name="Preview">Says what would become of each, and does nothing.</param>
    public sealed record Input(
        [property: Required] Id<Session>? SessionId, [property: Required, JsonRequired, Length(1, DossierBatch.Most)] IReadOnlyList<DossierBatch.Item> Dossiers, bool Preview = false);

    public static void Map(IEndpointRouteBuilder applications) =>
        applications.MapPost("/agenda", Post).WithSummary("Put chosen dossiers on the agenda of a session").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when there is no such session, or none that the user may see.</returns>
    /// <exception cref="RefusedException"><c>session.closed</c>, <c>session.cancelled</c>: nothing is done.</exception>
    public async Task<DossierBatch.Answer?> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ReadApplications);
        user.Demand(Permissions.AttendSessions);
        if ((await bodies.Handle(ct)).Count == 0) throw new NotAllowedException(Permissions.RunSessions); // who runs no session makes no agenda
        if (await desk.Find(input.SessionId!.Value, ct) is not { } sitting) return null;
        sitting.DemandRun();
        sitting.Session.DemandAgenda();
        var room = Session.MostItems - sitting.Session.Items.Count;
        var taken = await subjects.Taken(DossiersOnAgenda.Word, ct);
        return await batch.Each(input.Dossiers, await batch.Read(input.Dossiers, ct), Check, input.Preview ? null : Put, text);

        void Check(DossierBatch.Known known)
        {
            if (taken.Contains(known.Dossier.Id.Value)) throw new RefusedException("dossier.on-agenda", "This dossier stands on an agenda already.");
            known.Dossier.DemandPresentable();
            if (room-- <= 0) throw new RefusedException("agenda.full", $"An agenda has at most {Session.MostItems} items.", Session.MostItems);
        }

        Task Put(DossierBatch.Item item) => putOnAgenda.Handle(sitting.Session.Id, new(DossiersOnAgenda.Word, [item.Id.Value]), ct: ct);
    }

    private static async Task<Results<Ok<DossierBatch.Answer>, NotFound>> Post(Input input, PutChosenOnAgenda putChosen, CancellationToken ct) =>
        await putChosen.Handle(input, ct) is { } answer ? TypedResults.Ok(answer) : TypedResults.NotFound();
}
