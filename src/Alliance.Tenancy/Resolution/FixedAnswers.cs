using Microsoft.AspNetCore.Http;

namespace Alliance.Tenancy.Resolution;

/// <summary>What hosts answer that have no organisation to speak for them: one fixed body each, no database, no cookie, nothing about who exists.</summary>
internal static class FixedAnswers
{
    private static readonly ReadOnlyMemory<byte> UnknownHostBody = Page(
        "Adresse inconnue", "Aucun service ne répond à cette adresse.", "لا توجد أي خدمة في هذا العنوان.", "No service answers at this address.");

    private static readonly ReadOnlyMemory<byte> SuspendedBody = Page(
        "Service suspendu", "Ce service est momentanément suspendu.", "هذه الخدمة موقوفة مؤقتا.", "This service is suspended for the time being.");

    private static readonly ReadOnlyMemory<byte> NotReadyBody = Page(
        "Bientôt disponible", "Ce service se prépare. Réessayez dans un instant.", "الخدمة قيد التحضير. أعد المحاولة بعد لحظات.", "This service is getting ready. Try again in a moment.");

    public static Task UnknownHost(HttpContext context) => Answer(context, StatusCodes.Status404NotFound, UnknownHostBody, null);

    public static Task Suspended(HttpContext context) => Answer(context, StatusCodes.Status503ServiceUnavailable, SuspendedBody, "3600");

    public static Task NotReady(HttpContext context) => Answer(context, StatusCodes.Status503ServiceUnavailable, NotReadyBody, "5");

    private static Task Answer(HttpContext context, int status, ReadOnlyMemory<byte> body, string? retryAfter)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        if (retryAfter is not null) response.Headers.RetryAfter = retryAfter;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body).AsTask();
    }

    private static byte[] Page(string title, string french, string arabic, string english) => System.Text.Encoding.UTF8.GetBytes($$"""
        <!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>{{title}}</title>
        <style>body{margin:0;min-height:100vh;display:grid;place-items:center;background:#F7F5F0;color:#23302F;font:1rem/1.6 "Noto Sans","Noto Naskh Arabic",system-ui,sans-serif}main{padding:2rem;max-width:32rem;text-align:center}h1{font-size:1.5rem}p{margin:.4rem 0}</style>
        <main><h1>{{title}}</h1><p>{{french}}</p><p lang="ar" dir="rtl">{{arabic}}</p><p lang="en">{{english}}</p></main></html>
        """);
}
