using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Contracting.Templates;

/// <summary>The templates in force: a platform's own, else the one that comes with the service.</summary>
internal static class ContractTemplates
{
    /// <summary>In which there are contracts.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["fr", "ar"];

    /// <param name="Number">Of its revision; 0 for the one that comes with the service.</param>
    public sealed record InForce(int Number, string Text);

    public static async Task<InForce> Of(PlatformDb db, string language, CancellationToken ct) =>
        await db.Set<ContractTemplate>().AsNoTracking().Where(x => x.Language == language).OrderByDescending(x => x.Number).FirstOrDefaultAsync(ct) is { } own
            ? new(own.Number, own.Text)
            : new(0, Default(language));

    /// <summary>The template that comes with the service, to be checked by the platform's counsel.</summary>
    public static string Default(string language)
    {
        using var stream = typeof(ContractTemplates).Assembly.GetManifestResourceStream($"contract.{language}.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
