using System.Security.Cryptography;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Tenancy.Caching;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Alliance.Federation.Figures;

/// <summary>The headline figures for anyone, without sign-in.</summary>
/// <remarks>The answer's bytes are kept until something changes, so that it costs the same whatever the number of platforms.</remarks>
public sealed class GetFigures(ReadNationalFigures national, NationalVersions versions, OrganisationCache cache, TenantContext tenant, IOptions<JsonOptions> json)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/figures", Get)
        .AllowAnonymous()
        .WithName("NationalFigures")
        .WithSummary("National headline figures at a month end, or at the business date when none is given.")
        .Produces<FiguresAnswer>()
        .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>The answer, ready to be sent.</summary>
    public async Task<Prepared> Handle(DateOnly asOf) =>
        await cache.GetOrMake($"figures-answer:{asOf:O}", await versions.Current(tenant.Organisation), () => Prepare(asOf), x => x.Body.Length);

    private async Task<Prepared> Prepare(DateOnly asOf)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(FiguresAnswer.Of(await national.Handle(asOf)), json.Value.SerializerOptions);
        return new(body, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\""));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Get(string? asOf, GetFigures getFigures, IBusinessDate business, HttpResponse response)
    {
        if (!AsOfDate.TryRead(asOf, business.Today, out var day, out var problem)) return problem;

        var answer = await getFigures.Handle(day);
        response.Headers.CacheControl = "no-cache"; // public, but to be asked again each time: with its ETag that costs no body
        return TypedResults.Bytes(answer.Body, "application/json; charset=utf-8", entityTag: answer.Tag);
    }

    public sealed record Prepared(byte[] Body, EntityTagHeaderValue Tag);
}
