using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Puts another officer in charge of chosen dossiers, each as <see cref="HandOverApplication"/> does.</summary>
public sealed class HandOverChosen(DossierBatch batch, HandOverApplication handOver, CountTasksAlong count, ICurrentUser user, IStaff staff, IStringLocalizer<PlatformText> text)
{
    /// <param name="OfficerId">An account that may register dossiers.</param>
    /// <param name="Preview">Says what would become of each, and does nothing.</param>
    public sealed record Input(
        [property: Required] Guid? OfficerId, [property: Required, JsonRequired, Length(1, DossierBatch.Most)] IReadOnlyList<DossierBatch.Item> Dossiers, bool Preview = false);

    public static void Map(IEndpointRouteBuilder applications) => applications.MapPost("/officer", Post).WithSummary("Hand chosen dossiers over to another officer").ProducesProblem(409);

    /// <exception cref="RefusedException"><c>application.no-such-officer</c>: nothing is done.</exception>
    public async Task<DossierBatch.Answer> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        var officer = (await staff.Holding(Permissions.RegisterApplications, ct)).FirstOrDefault(x => x.AccountId == input.OfficerId)
            ?? throw new RefusedException("application.no-such-officer", "No account of this platform with this id may register dossiers.");
        var along = await count.Handle([.. input.Dossiers.Select(x => x.Id)], ct);
        var answer = await batch.Each(
            input.Dossiers, await batch.Read(input.Dossiers, ct), x => x.Dossier.DemandOther(new(officer.AccountId, officer.Name)),
            input.Preview ? null : x => handOver.Handle(x.Id, new(officer.AccountId, x.Revision), ct), text);
        return new([.. answer.Dossiers.Select(x => x.Refused is null ? x with { Tasks = along.GetValueOrDefault(x.Id) } : x)]);
    }

    private static async Task<Ok<DossierBatch.Answer>> Post(Input input, HandOverChosen handOverChosen, CancellationToken ct) => TypedResults.Ok(await handOverChosen.Handle(input, ct));
}
