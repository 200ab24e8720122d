using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Alliance.Host.Documentation;

/// <summary>What holds of every operation, said of each: its name, who may call it, and the problems it can answer with. Nothing of it is written at an endpoint.</summary>
internal static class OperationConventions
{
    private const string ProblemType = "application/problem+json";

    private static readonly string[] Verbs = ["Get", "Post", "Put", "Patch", "Delete"];

    /// <summary>Statuses beside those of success, each with when it comes; a <c>code</c> says which rule it was.</summary>
    private static readonly (int Status, string When, Func<ApiDescription, bool> Applies)[] Problems =
    [
        (400, "The request can't be read, or a value is out of its bounds.", x => x.ParameterDescriptions.Count > 0),
        (401, "Nobody is signed in, or the access token isn't valid at this organisation.", NeedsUser),
        (403, "The roles of who asks don't allow this.", NeedsUser),
        (404, "There is no such thing at this organisation.", x => x.ParameterDescriptions.Any(y => y.Source.Id == "Path")),
        (409, "A rule refuses it, or somebody changed it meanwhile; the code says which.", _ => true),
        (413, "The body is larger than 10 MB.", HasBody),
        (415, "The body is of a kind, or in a character set, that isn't read here.", HasBody),
        (429, "Too many requests at once; try again after the seconds in Retry-After.", _ => true),
        (503, "The organisation's database, or what reads files, is busy or away; try again after the seconds in Retry-After.", _ => true),
    ];

    public static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(context);
        operation.OperationId = NameOf(context.Description);
        operation.Security = NeedsUser(context.Description) ? SecuritySchemes.Either(context.Document) : [];
        ParameterConventions.Describe(operation, context.Description, context.Document!);
        operation.Responses ??= [];
        if (!operation.Responses.Keys.Any(x => x.StartsWith('2'))) operation.Responses["200"] = new OpenApiResponse { Description = "OK" };
        if (HttpMethods.IsGet(context.Description.HttpMethod!) && operation.Responses.TryGetValue("200", out var done) && done is OpenApiResponse { Content: null or { Count: 0 } } file)
            file.Content = File(context.Description.RelativePath!);
        foreach (var (status, when, applies) in Problems)
        {
            var code = status.ToString(CultureInfo.InvariantCulture);
            if (applies(context.Description) || operation.Responses.ContainsKey(code)) operation.Responses[code] = Problem(when, context.Document);
        }

        return Task.CompletedTask;
    }

    /// <summary>Where one use case has several operations, the verb tells them apart (<c>GetMandates</c>, <c>PostMandates</c>), else where they are (<c>DecideProposalApproval</c>).</summary>
    public static void TellApart(OpenApiDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var operations =
            from path in document.Paths
            from operation in path.Value.Operations ?? []
            select (Path: path.Key, Verb: Pascal(operation.Key.Method), Operation: operation.Value);
        foreach (var alike in operations.GroupBy(x => x.Operation.OperationId, StringComparer.Ordinal).Where(x => x.Count() > 1).ToList())
        {
            var byVerb = alike.Select(x => x.Verb).Distinct(StringComparer.Ordinal).Count() == alike.Count();
            foreach (var (path, verb, operation) in alike)
                operation.OperationId = byVerb ? verb + alike.Key : alike.Key + Pascal(path.Split('/').Last(x => !x.StartsWith('{')));
        }
    }

    private static string Pascal(string words) => string.Concat(words.Split('-').Select(x => char.ToUpperInvariant(x[0]) + x[1..].ToLowerInvariant()));

    /// <summary>What reads and has no type is a file: its kind is the end of its address, where that says one.</summary>
    private static Dictionary<string, OpenApiMediaType> File(string path) => new(StringComparer.Ordinal)
    {
        [Path.GetExtension(path) switch
        {
            ".pdf" => "application/pdf",
            ".csv" => "text/csv",
            ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _ => "application/octet-stream",
        }] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
    };

    private static OpenApiResponse Problem(string when, OpenApiDocument? document) => new()
    {
        Description = when,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [ProblemType] = new() { Schema = new OpenApiSchemaReference(ProblemSchema.Name, document) },
        },
    };

    /// <summary>After the use case, and what its method says beyond the verb: <c>DeferLoan</c>, <c>DeferLoanPreview</c>.</summary>
    private static string NameOf(ApiDescription operation)
    {
        var method = operation.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().Last();
        var useCase = method.DeclaringType!;
        while (useCase.DeclaringType is { } around) useCase = around; // a lambda stands in a class that the compiler made
        var more = Verbs.FirstOrDefault(x => method.Name.StartsWith(x, StringComparison.Ordinal)) is { } verb ? method.Name[verb.Length..] : "";
        return useCase.Name + more;
    }

    private static bool NeedsUser(ApiDescription operation)
    {
        var metadata = operation.ActionDescriptor.EndpointMetadata;
        return metadata.OfType<IAuthorizeData>().Any() && !metadata.OfType<IAllowAnonymous>().Any();
    }

    private static bool HasBody(ApiDescription operation) => operation.SupportedRequestFormats.Count > 0;
}
