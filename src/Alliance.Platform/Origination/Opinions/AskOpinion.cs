using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Links;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.DossierDocuments;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>Asks somebody outside what they think of a dossier: they are sent a link that expires, and see the question and the documents handed over, nothing else.</summary>
/// <remarks>The mail is sent once this is saved (<see cref="LinkMailer"/>).</remarks>
public sealed class AskOpinion(
    PlatformDb db, ICurrentUser user, Clerk clerk, TenantContext tenant, IOutgoingMail mail, MarkedCopies copies, OpinionLetters letters)
{
    public sealed record Input
    {
        [Required, StringLength(Outsider.LongestName, MinimumLength = 2)] public required string Name { get; init; }

        /// <summary>Whom they speak for.</summary>
        [Required, StringLength(Outsider.LongestInstitution, MinimumLength = 2)] public required string Institution { get; init; }

        [Required] public required OutsiderKind? Kind { get; init; }

        [Required, StringLength(LinkLetter.LongestAddress, MinimumLength = 3)] public required string Email { get; init; }

        /// <summary>Two letters: they are written to in it.</summary>
        [Required, AllowedValues("fr", "ar")] public required string Language { get; init; }

        [Required, StringLength(OpinionQuestion.Longest, MinimumLength = 3)] public required string Question { get; init; }

        /// <summary>Answered by yes or no besides.</summary>
        [StringLength(OpinionQuestion.LongestYesOrNo)] public string? YesOrNo { get; init; }

        /// <summary>They are told what the project is called.</summary>
        public bool NamesProject { get; init; }

        /// <summary>Documents of the dossier; each is shown with a mark across it.</summary>
        [MaxLength(OutsideOpinion.MostDocuments)] public IReadOnlyList<Id<DossierDocument>> Documents { get; init; } = [];

        /// <summary>Read by those alone who may read confidential opinions.</summary>
        public bool IsConfidential { get; init; }

        /// <summary>The last good day.</summary>
        [Required] public required DateOnly? Deadline { get; init; }

        /// <summary>Of the dossier as it was read; a later one is a lost race.</summary>
        public long? Revision { get; init; }
    }

    public sealed record Asked(Id<OutsideOpinion> Id);

    public static void Map(IEndpointRouteBuilder opinions) => opinions.MapPost("", Post).WithSummary("Ask an outsider for an opinion").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this platform has no such dossier.</returns>
    /// <exception cref="RefusedException">
    /// <c>application.already-decided</c>, <c>opinion.bad-email</c>, <c>opinion.deadline-out-of-bounds</c>, <c>opinion.no-such-document</c>, <c>opinion.too-many</c>, <c>opinion.too-many-documents</c>, <c>document.being-checked</c>, <c>document.cannot-be-marked</c> …
    /// </exception>
    public async Task<Asked?> Handle(Id<LoanApplication> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        if (await db.Applications.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        db.Expect(application, input.Revision);
        if (!application.IsUndecided) throw new RefusedException("application.already-decided", "This dossier has been decided.");
        var opinion = new OutsideOpinion(
            id, WhoOf(input), new(Blank.Demand(input.Question), Blank.ToNull(input.YesOrNo), input.NamesProject), input.IsConfidential, input.Documents,
            (input.Deadline!.Value, OpinionSettings.Of(tenant.Organisation).MostDays), user.AccountId, clerk.Entry);
        if (await db.Set<OutsideOpinion>().CountAsync(x => x.ApplicationId == id, ct) >= OutsideOpinion.MostOfDossier)
            throw new RefusedException("opinion.too-many", $"At most {OutsideOpinion.MostOfDossier} opinions are asked on a dossier.", OutsideOpinion.MostOfDossier);
        foreach (var handed in opinion.Documents) await CheckHanded(id, handed.DocumentId, opinion.Of, ct);

        db.Add(opinion);
        db.Revise(application); // a decision at the same moment is one of the two that loses
        OpinionDesk.WriteDown(application, opinion, ApplicationEventKind.OutsideOpinionAsked, clerk.Entry);
        letters.Ask(opinion);
        await db.SaveChangesAsync(ct);
        return new(opinion.Id);
    }

    private Outsider WhoOf(Input input)
    {
        var email = Blank.ToNull(input.Email);
        if (email is null || !mail.Takes(email)) throw new RefusedException("opinion.bad-email", "No mail can be written to this address.");
        return new(Blank.Demand(input.Name), Blank.Demand(input.Institution), input.Kind!.Value, email, input.Language);
    }

    /// <summary>What can't be opened or marked today would be missing when the outsider looks.</summary>
    private async Task CheckHanded(Id<LoanApplication> application, Id<DossierDocument> id, Outsider to, CancellationToken ct)
    {
        var document = await db.FindOpenable(application, id, ct) ?? throw new RefusedException("opinion.no-such-document", "The dossier has no such document, or it was taken back.");
        await copies.Of(document, HandedDocuments.PurposeFor(to), ct);
    }

    private static async Task<Results<Created<Asked>, NotFound>> Post(Id<LoanApplication> id, Input input, AskOpinion askOpinion, CancellationToken ct) =>
        await askOpinion.Handle(id, input, ct) is { } asked ? TypedResults.Created($"/api/applications/{id}/outside-opinions", asked) : TypedResults.NotFound();
}
