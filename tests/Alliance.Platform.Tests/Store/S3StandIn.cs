using System.Collections.Concurrent;
using System.Globalization;
using System.Security;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Alliance.Platform.Tests.Store;

/// <summary>A server on 127.0.0.1 that speaks as much of S3 as a store of files needs, and keeps all in memory.</summary>
internal sealed class S3StandIn : IAsyncDisposable
{
    public const string Bucket = "alliance";

    /// <summary>On one page of a list: few, so that lists have pages.</summary>
    private const int PageSize = 2;

    private readonly WebApplication _app;

    private S3StandIn(WebApplication app) => _app = app;

    public ConcurrentDictionary<string, byte[]> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether each request was signed.</summary>
    public ConcurrentBag<string> Authorisations { get; } = [];

    public bool IsBroken { get; set; }

    public string Address => _app.Urls.Single();

    public static async Task<S3StandIn> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var standIn = new S3StandIn(builder.Build());
        standIn._app.Run(standIn.Answer);
        await standIn._app.StartAsync();
        return standIn;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        Authorisations.Add(context.Request.Headers.Authorization.ToString());
        var path = context.Request.Path.Value!.TrimStart('/');
        var key = path.StartsWith(Bucket + "/", StringComparison.Ordinal) ? path[(Bucket.Length + 1)..] : "";
        if (IsBroken) context.Response.StatusCode = 503;
        else if (key.Length == 0 && context.Request.Query.ContainsKey("list-type")) await List(context);
        else if (context.Request.Method == "PUT") await Put(context, key);
        else if (context.Request.Method == "DELETE") (context.Response.StatusCode, _) = (204, Objects.TryRemove(key, out _));
        else if (Objects.TryGetValue(key, out var content)) await context.Response.Body.WriteAsync(content);
        else await Error(context, 404, "NoSuchKey");
    }

    private async Task Put(HttpContext context, string key)
    {
        using var content = new MemoryStream();
        await context.Request.Body.CopyToAsync(content);
        Objects[key] = content.ToArray();
        context.Response.Headers.ETag = "\"0\"";
    }

    private Task List(HttpContext context)
    {
        var prefix = context.Request.Query["prefix"].ToString();
        var from = context.Request.Query["continuation-token"].ToString();
        var matching = Objects.Keys.Where(x => x.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(x, from) > 0).Order(StringComparer.Ordinal).ToList();
        var page = matching.Take(PageSize).ToList();
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">");
        xml.Append(CultureInfo.InvariantCulture, $"<Name>{Bucket}</Name><Prefix>{SecurityElement.Escape(prefix)}</Prefix><KeyCount>{page.Count}</KeyCount><IsTruncated>{(matching.Count > PageSize ? "true" : "false")}</IsTruncated>");
        foreach (var key in page) xml.Append(CultureInfo.InvariantCulture, $"<Contents><Key>{SecurityElement.Escape(key)}</Key><LastModified>2026-11-01T08:00:00.000Z</LastModified><Size>{Objects[key].Length}</Size></Contents>");
        if (matching.Count > PageSize) xml.Append(CultureInfo.InvariantCulture, $"<NextContinuationToken>{SecurityElement.Escape(page[^1])}</NextContinuationToken>");
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync(xml.Append("</ListBucketResult>").ToString());
    }

    private static Task Error(HttpContext context, int status, string code)
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, "application/xml");
        return context.Response.WriteAsync($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{code}</Code><Message>{code}</Message></Error>");
    }
}
