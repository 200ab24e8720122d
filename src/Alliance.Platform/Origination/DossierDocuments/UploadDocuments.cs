using Alliance.Kernel;
using Alliance.Platform.Files;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Store.Intake;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>Takes several files in one request (<c>multipart/form-data</c>), one after another: each that is refused is named with its reason, the others are kept.</summary>
public sealed class UploadDocuments(AddDocument addDocument, ICurrentUser user)
{
    /// <summary>Files in one request.</summary>
    public const int MostAtOnce = 20;

    /// <summary>Refused files, by their names.</summary>
    private const int MostNamed = 2 * MostAtOnce;

    /// <summary>All was refused.</summary>
    public const string NoneTaken = "documents.none-taken";

    /// <summary>What is too large is read past, so that those behind it are found.</summary>
    private const long LargestRequest = 220_000_000;

    private const int LongestBoundary = 200;
    private const int LongestField = 200;

    /// <param name="FileName">As it was sent.</param>
    /// <param name="Detail">In English.</param>
    public sealed record Refused(string FileName, string Code, string Detail);

    public sealed record Outcome(IReadOnlyList<AddDocument.Added> Added, IReadOnlyList<Refused> Refused);

    public static void Map(IEndpointRouteBuilder documents) => documents.MapPost("", Post)
        .WithSummary("Add documents (multipart/form-data with files; a field 'listed' before a file says which document of the checklist it is)")
        .Accepts<byte[]>("multipart/form-data").WithMetadata(new RequestSizeLimitAttribute(LargestRequest))
        .Produces<Outcome>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(413).ProducesProblem(503);

    /// <returns>Null when this platform has no such dossier.</returns>
    /// <exception cref="BadHttpRequestException">No such form.</exception>
    public async Task<Outcome?> Handle(Id<LoanApplication> id, MultipartReader form, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        user.Demand(Permissions.RegisterApplications); // before anything is read
        var (added, refused) = (new List<AddDocument.Added>(), new List<Refused>());
        string? listed = null;
        while (await Next(form, ct) is { } part)
        {
            if (part.GetContentDispositionHeader() is not { } disposition) continue;
            if (!disposition.IsFileDisposition())
            {
                if (disposition.Name == "listed") listed = await Field(part, ct);
                continue;
            }

            var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
            if (added.Count + refused.Count >= MostAtOnce)
            {
                refused.Add(new(name, "documents.too-many-at-once", $"At most {MostAtOnce} files in one request."));
                if (refused.Count >= MostNamed) break; // what comes behind is neither read nor named
                continue;
            }

            try
            {
                if (await addDocument.Handle(id, new(name, await Take(part.Body, ct), listed), ct) is not { } taken) return null;
                added.Add(taken);
            }
            catch (RefusedException why)
            {
                refused.Add(new(name, why.Code, why.Message));
            }
            catch (BusyException why) when (added.Count > 0) // what was taken is told; alone, one tries all of it again
            {
                refused.Add(new(name, why.Code, why.Message));
            }
            catch (IOException cut) when (cut is not BadHttpRequestException)
            {
                throw new BadHttpRequestException("The body is no multipart form.", cut);
            }
        }

        return new(added, refused);
    }

    /// <summary>One file, or a refusal as soon as there is more of it than a file may have.</summary>
    internal static async Task<byte[]> Take(Stream from, CancellationToken ct)
    {
        try
        {
            return await Files.Upload.Take(from, IncomingFile.Limits, ct);
        }
        catch (UnreadableException)
        {
            throw IncomingFile.TooLarge();
        }
    }

    private static async Task<MultipartSection?> Next(MultipartReader form, CancellationToken ct)
    {
        try
        {
            return await form.ReadNextSectionAsync(ct);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The body is no multipart form.", broken);
        }
    }

    private static async Task<string?> Field(MultipartSection part, CancellationToken ct)
    {
        using var reader = new StreamReader(part.Body);
        var text = new char[LongestField];
        return new string(text, 0, await reader.ReadBlockAsync(text, ct));
    }

    private static async Task<IResult> Post(Id<LoanApplication> id, HttpContext context, UploadDocuments upload, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= LongestBoundary } boundary)
            throw new BadHttpRequestException("The body is no multipart form.");

        if (await upload.Handle(id, new MultipartReader(boundary.ToString(), context.Request.Body), ct) is not { } outcome) return TypedResults.NotFound();
        if (outcome.Added.Count > 0) return TypedResults.Created($"/api/applications/{id}/documents", outcome);
        return outcome.Refused.Count == 0
            ? throw new BadHttpRequestException("The form has no file.")
            : TypedResults.Problem("None of the files was taken.", statusCode: StatusCodes.Status409Conflict, extensions: [new("code", NoneTaken), new("refused", outcome.Refused)]);
    }
}
