using System.Net;
using Microsoft.AspNetCore.Http;

namespace Alliance.Platform.Entries;

/// <summary>What all doors have alike at which strangers verify a paper by the code on it.</summary>
internal static class Verification
{
    /// <summary>Some engines compare without regard to case: a code that is nearly right is another one.</summary>
    public static bool IsCode(string code, string? stored) => string.Equals(code, stored, StringComparison.Ordinal);

    /// <summary>Whether it can be a code at all.</summary>
    public static bool CanBeCode(string code) => code.Length == PublicCode.Length;

    /// <param name="allows">Whether this address may ask (<see cref="VerificationLimits"/>).</param>
    /// <param name="find">Null where the code is of no paper of this platform.</param>
    public static async Task<IResult> Answer<T>(HttpContext context, Func<IPAddress?, bool> allows, Func<Task<T?>> find) where T : class
    {
        if (!allows(context.Connection.RemoteIpAddress))
            return TypedResults.Problem("Too many verifications from this address. Try again in a minute.", statusCode: StatusCodes.Status429TooManyRequests, extensions: [new("code", "too-many-requests")]);

        context.Response.Headers.CacheControl = "no-store"; // how a paper stands changes at any time
        return await find() is { } verified ? TypedResults.Ok(verified) : TypedResults.NotFound();
    }

    /// <summary>The answer's status and headers, for a page that says it in words.</summary>
    /// <param name="context">Null where there is no answer to write any more.</param>
    public static void Mark(HttpContext? context, bool isRefused, bool isFound)
    {
        if (context is null || context.Response.HasStarted) return;

        context.Response.Headers.CacheControl = "no-store";
        if (isRefused) context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        else if (!isFound) context.Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
