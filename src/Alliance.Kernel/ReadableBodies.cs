using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Alliance.Kernel;

/// <summary>Refuses a body in a character set that nobody here can read (415), whoever would read it.</summary>
internal static class ReadableBodies
{
    public static void UseReadableBodies(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.ContentType is { } type && MediaTypeHeaderValue.TryParse(type, out var parsed) && parsed.Charset.HasValue)
        {
            var charset = HeaderUtilities.RemoveQuotes(parsed.Charset).Value!;
            if (!IsKnown(charset)) throw new BadHttpRequestException("The body is in an unknown character set. Send UTF-8.", StatusCodes.Status415UnsupportedMediaType);
            if (charset.Length < parsed.Charset.Length) context.Request.ContentType = Unquoted(parsed, charset); // quotes are allowed, and who reads JSON doesn't know them
        }

        return next(context);
    });

    private static string Unquoted(MediaTypeHeaderValue type, string charset)
    {
        type.Charset = charset;
        return type.ToString();
    }

    private static bool IsKnown(string charset)
    {
        try
        {
            return Encoding.GetEncoding(charset) is not null;
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
