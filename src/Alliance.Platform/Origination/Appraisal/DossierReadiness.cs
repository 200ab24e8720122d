using System.Globalization;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Corrections;
using Alliance.Platform.Origination.DossierDocuments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Appraisal;

/// <summary>What keeps a dossier from being ready.</summary>
public enum Lack
{
    /// <summary>A document of the checklist.</summary>
    Document,

    /// <summary>One that came and waits for the virus scanner.</summary>
    DocumentBeingChecked,

    /// <summary>A correction that is still open.</summary>
    Correction,

    /// <summary>What the officer thinks of it.</summary>
    Opinion,
}

/// <param name="Code">Of the document, or the number of the correction; empty of the opinion.</param>
/// <param name="Name">In the reader's language.</param>
public sealed record Lacking(Lack What, string Code, string Name);

/// <summary>Whether a dossier is complete for the committee. Asks for no permission: that is the use case's.</summary>
public sealed class DossierReadiness(PlatformDb db, ListMissingDocuments documents, IStringLocalizer<AppraisalText> text)
{
    /// <returns>In the order of the checklist, then corrections, then the opinion; empty when it can be called ready.</returns>
    public async Task<IReadOnlyList<Lacking>> Missing(LoanApplication application, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(application);
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var corrections = await db.Set<Correction>().AsNoTracking()
            .Where(x => x.ApplicationId == application.Id && (x.State == CorrectionState.WithApplicant || x.State == CorrectionState.Answered))
            .OrderBy(x => x.Number).Select(x => x.Number).ToListAsync(ct);
        return
        [
            .. from missing in await documents.Of(application, ct)
               let name = missing.Entry.NameIn(language)
               select missing.IsBeingChecked ? new Lacking(Lack.DocumentBeingChecked, missing.Entry.Code, text["{0} (being checked)", name]) : new Lacking(Lack.Document, missing.Entry.Code, name),
            .. from number in corrections
               select new Lacking(Lack.Correction, number.ToString(CultureInfo.InvariantCulture), text["open correction {0}", number]),
            .. application.Opinion is null ? [new Lacking(Lack.Opinion, "", text["officer’s opinion"])] : Array.Empty<Lacking>(),
        ];
    }

    /// <summary>The same in a line, for the history of a dossier that is decided without having been called ready here; null when there is nothing to say.</summary>
    internal async Task<string?> Lacking(LoanApplication application, CancellationToken ct)
    {
        if (application.Status is ApplicationStatus.Ready or ApplicationStatus.OnAgenda) return null;
        var missing = (await Missing(application, ct)).Where(x => x.What is not Lack.Opinion).ToList(); // a committee on paper heard it
        if (missing.Count == 0) return null;
        var said = text["Decided elsewhere; not on file here: {0}", string.Join(", ", missing.Select(x => x.Name))].Value;
        return said.Length <= ApplicationEvent.LongestNote ? said : said[..ApplicationEvent.LongestNote];
    }
}
