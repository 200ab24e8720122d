using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Links;
using Alliance.Platform.Origination.DossierDocuments;
using Alliance.Platform.Store.Intake;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>Where the link leads that an outsider is mailed. Looking uses nothing up; only what a person sends answers.</summary>
public sealed partial class OpinionPage(UseCase<OpenOpinion> openOpinion, UseCase<AnswerOpinion> answerOpinion, TenantContext tenant, IStringLocalizer<OpinionsText> text)
{
    /// <summary>What opens it stands in the address: no other page hears of it.</summary>
    public const string Referrer = "no-referrer";

    /// <summary>Three files of the largest size, and the words.</summary>
    private const long LargestRequest = 31_000_000;

    private const string FormName = "opinion";
    private const string Affirmed = "yes";
    private const string Denied = "no";

    private OpenOpinion.Seen? _seen;
    private IReadOnlyList<AnswerIntake.Refused> _refused = [];
    private Exception? _refusal;

    [SupplyParameterFromQuery(Name = LinkPurpose.Parameter)] private string? Code { get; set; }

    [SupplyParameterFromForm(FormName = FormName, Name = "words")] private string? Words { get; set; }

    [SupplyParameterFromForm(FormName = FormName, Name = "yes")] private string? Yes { get; set; }

    [CascadingParameter] private HttpContext Request { get; set; } = null!;

    private string Platform => tenant.Organisation.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    private bool SentFiles => Request.Request.HasFormContentType && Request.Request.Form.Files.Any(x => x.Length > 0);

    protected override async Task OnInitializedAsync()
    {
        var headers = Request.Response.Headers;
        (headers.CacheControl, headers["Referrer-Policy"], headers["X-Robots-Tag"]) = ("no-cache, no-store", Referrer, "noindex, nofollow");
        if (!await openOpinion.Run(x => Task.FromResult(x.Allows(Request.Connection.RemoteIpAddress))))
        {
            Request.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        await Look();
    }

    private async Task Look()
    {
        _seen = await openOpinion.Run(x => x.Handle(Code, Request.RequestAborted));
        Request.Response.StatusCode = _seen.State is LinkState.Expired or LinkState.TakenBack ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
        if (_seen.State is not LinkState.Unknown) return;
        Request.Response.OnStarting(() => // set before it is drawn, 404 would give the page of what isn't there
        {
            Request.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }

    private async Task Submit()
    {
        try
        {
            (var files, _refused) = await Files();
            var outcome = _refused.Count > 0 ? null : await answerOpinion.Run(x => x.Handle(Code, new(Words, Yes switch { Affirmed => true, Denied => false, _ => null }, files), Request.RequestAborted));
            if (outcome is { IsTaken: true })
            {
                Request.Response.Redirect($"/opinion?{LinkPurpose.Language}={CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}&{LinkPurpose.Parameter}={Uri.EscapeDataString(Code ?? "")}");
                return;
            }

            if (outcome is not null) _refused = outcome.Refused;
            if (outcome is { State: not LinkState.Open }) await Look();
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }

        TooLate();
    }

    /// <summary>The answer isn't a success; the page says why.</summary>
    private void TooLate()
    {
        if (_seen is null) return;
        Request.Response.StatusCode = _seen.State switch
        {
            LinkState.Open => StatusCodes.Status422UnprocessableEntity,
            LinkState.Used => StatusCodes.Status409Conflict,
            _ => Request.Response.StatusCode,
        };
    }

    /// <summary>One that is too large is named as any other that is refused.</summary>
    private async Task<(IReadOnlyList<AnswerIntake.Sent> Files, IReadOnlyList<AnswerIntake.Refused> Refused)> Files()
    {
        var (sent, refused) = (new List<AnswerIntake.Sent>(), new List<AnswerIntake.Refused>());
        foreach (var file in Request.Request.Form.Files.Where(x => x.FileName.Length > 0).Take(OutsideOpinion.MostFiles + 1)) // one more than there may be: it is told
            try
            {
                if (file.Length > IncomingFile.Limits.Bytes) throw IncomingFile.TooLarge();
                await using var stream = file.OpenReadStream();
                sent.Add(new(file.FileName, await UploadDocuments.Take(stream, Request.RequestAborted)));
            }
            catch (RefusedException why)
            {
                refused.Add(new(file.FileName, why));
            }

        return (sent, refused);
    }

    private string AddressOf(OpenOpinion.Handed document) => $"/opinion/documents/{document.Id}?{LinkPurpose.Parameter}={Uri.EscapeDataString(Code ?? "")}";
}
