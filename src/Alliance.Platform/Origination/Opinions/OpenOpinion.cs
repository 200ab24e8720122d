using System.Net;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Links;
using Alliance.Platform.Origination.DossierDocuments;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Store.Intake;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>What an outsider sees who opens the link: who asks what until when, and the documents handed over. Looking changes nothing, since programs look at links before persons do.</summary>
/// <remarks>Asks for no permission: the link is the key.</remarks>
public sealed class OpenOpinion(PlatformDb db, TenantContext tenant, OpenedOpinion opened, VerificationLimits limits)
{
    /// <summary>One that can be opened: what is being checked, or was taken back, isn't even named.</summary>
    public sealed record Handed(Id<DossierDocument> Id, string Name, StoredForm Form);

    /// <param name="Name">Of who is asked.</param>
    /// <param name="Asker">Who asks.</param>
    /// <param name="Project">What it is called, where they are told.</param>
    public sealed record Question(string Name, string Asker, string Words, string? YesOrNo, string? Project, DateOnly Deadline)
    {
        public required bool IsConfidential { get; init; }
        public required IReadOnlyList<Handed> Documents { get; init; }
    }

    /// <param name="Question">Of an open one alone.</param>
    public sealed record Seen(LinkState State, Question? Question);

    /// <summary>False when this address has asked too often.</summary>
    public bool Allows(IPAddress? from) => limits.Allow(tenant.Organisation, from);

    public async Task<Seen> Handle(string? code, CancellationToken ct = default)
    {
        var found = await opened.Find(code, ct);
        if (found is not { Opinion: { } opinion, Dossier: { } dossier }) return new(found.State, null);

        var ids = opinion.Documents.Select(x => x.DocumentId).ToList();
        var documents = ids.Count == 0 ? [] : await db.Set<DossierDocument>().AsNoTracking().Where(x => x.ApplicationId == dossier.Id && ids.Contains(x.Id)).ToListAsync(ct);
        var question = opinion.Question;
        var project = question.NamesProject ? await db.Enterprises.Where(x => x.Id == dossier.EnterpriseId).Select(x => x.Profile.Name).SingleAsync(ct) : null;
        return new(found.State, new(opinion.Of.Name, opinion.Asker, question.Words, question.YesOrNo, project, opinion.Deadline)
        {
            IsConfidential = opinion.IsConfidential,
            Documents = [.. documents.Where(x => x.CanBeOpened).OrderBy(x => x.Name, StringComparer.Ordinal).Select(x => new Handed(x.Id, x.Name, x.Form))],
        });
    }
}
