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
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Alliance.Federation.Figures;

/// <summary>The headline figures for anyone, without sign-in.</summary>
/// <remarks>The answer's bytes are kept until something changes, so that it costs the same whatever the number of platforms.</remarks>
public sealed class PrepareFigures(ShowNationalFigures national, NationalVersions versions, OrganisationCache cache, TenantContext tenant, IOptions<JsonOptions> json)
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
        await cache.GetOrMake($"figures-answer:{asOf:O}", await versions.Current(tenant.Organisation), () => Prepare(asOf), x => x.Length);

    private async Task<Prepared> Prepare(DateOnly asOf)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(FiguresAnswer.Of(await national.Handle(asOf)), json.Value.SerializerOptions);
        return new(body, $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"");
    }

    private static async Task<Results<Prepared, ProblemHttpResult>> Get(string? asOf, PrepareFigures prepareFigures, IBusinessDate business) =>
        AsOfDate.TryRead(asOf, business.Today, out var day, out var problem) ? await prepareFigures.Handle(day) : problem;

    /// <summary>Bytes with their tag. They are public, but to be asked for again each time: who has them already gets no body.</summary>
    public sealed class Prepared(byte[] body, string tag) : IResult
    {
        private readonly EntityTagHeaderValue _tag = new(tag);

        public int Length => body.Length;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            ArgumentNullException.ThrowIfNull(httpContext);
            var response = httpContext.Response;
            (response.Headers.ETag, response.Headers.CacheControl) = (tag, "no-cache");
            if (IsKnown(httpContext.Request.Headers.IfNoneMatch))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = body.Length;
            return response.Body.WriteAsync(body).AsTask();
        }

        private bool IsKnown(StringValues ifNoneMatch) =>
            ifNoneMatch.Count > 0
            && EntityTagHeaderValue.TryParseList([.. ifNoneMatch.OfType<string>()], out var tags)
            && tags.Any(x => x.Equals(EntityTagHeaderValue.Any) || x.Compare(_tag, useStrongComparison: false));
    }
}
