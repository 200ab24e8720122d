using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>A file of somebody's as an answer: something to keep, or a picture to look at, and in no case a page that runs.</summary>
internal static class DocumentAnswer
{
    /// <summary>Whatever a browser takes it for, it may do nothing.</summary>
    private const string Powerless = "default-src 'none'; sandbox; frame-ancestors 'none'";

    /// <summary>As an attachment, under its name.</summary>
    public static FileContentHttpResult Attachment(HttpContext context, byte[] content, string mediaType, string name)
    {
        Bind(context);
        return TypedResults.File(content, mediaType, name);
    }

    public static FileStreamHttpResult Attachment(HttpContext context, Stream content, string mediaType, string name, int bytes)
    {
        Bind(context);
        context.Response.ContentLength = bytes; // should a later block be damaged, the answer is seen to be cut off
        return TypedResults.File(content, mediaType, name);
    }

    /// <summary>Shown where a page asks for it: our own copy, drawn from the pixels.</summary>
    public static FileContentHttpResult Shown(HttpContext context, byte[] picture)
    {
        Bind(context);
        context.Response.Headers.ContentDisposition = "inline";
        return TypedResults.File(picture, "image/jpeg");
    }

    private static void Bind(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Powerless;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "private, no-store";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
