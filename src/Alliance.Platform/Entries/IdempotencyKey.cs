using Microsoft.AspNetCore.Http;

namespace Alliance.Platform.Entries;

/// <summary>The header <c>Idempotency-Key</c> of a request.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    public const int Longest = 100;

    /// <summary>1 to 100 letters, digits and punctuation of ASCII, without spaces.</summary>
    public static bool IsUsable(string key) => key.Length is > 0 and <= Longest && key.All(x => x is > ' ' and < '\x7f');

    /// <returns>What is wrong with the key, as an answer; null when it can be used.</returns>
    public static IResult? Refuse(string? key, bool required) => key switch
    {
        null when required => Bad("idempotency.key-missing", $"Send the header {Header} with a new value for each payment, the same for each repetition."),
        null => null,
        _ when IsUsable(key) => null,
        _ => Bad("idempotency.key-unusable", $"The header {Header} has 1 to {Longest} visible ASCII characters."),
    };

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Bad(string code, string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest, extensions: [new("code", code)]);
}
