using Alliance.Kernel;
using Alliance.Tenancy.Registry;

namespace Alliance.Tenancy.Lifecycle.Commands;

/// <summary>Writes down what an organisation's file may contain, as the code has it: for editors as a schema, for people as a table.</summary>
internal sealed class DescribeSettings(OrganisationSchema schema, TenantsFolder folder) : IOperatorCommand
{
    private const string Begin = "<!-- settings: written by `organisations describe-settings`, not by hand -->";
    private const string End = "<!-- end of settings -->";

    public string Name => "describe-settings";

    public string Usage => $"[--docs file.md] — writes {OrganisationSchema.FileName} beside the organisations' files, and the table of settings between its markers in a document";

    public async Task<int> Run(string[] args, TextWriter output, CancellationToken ct)
    {
        var document = args.Option("--docs");
        var described = document is null ? null : Insert(await File.ReadAllTextAsync(document, ct), schema.ToMarkdown(), document);

        var path = folder.PathOf(OrganisationSchema.FileName);
        await File.WriteAllTextAsync(path, schema.ToJson(), ct);
        await output.WriteLineAsync(path);
        if (document is null) return 0;

        await File.WriteAllTextAsync(document, described, ct);
        await output.WriteLineAsync(document);
        return 0;
    }

    private static string Insert(string text, string table, string document)
    {
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        return begin >= 0 && end > begin
            ? $"{text[..begin]}{Begin}\n\n{table}\n{text[end..]}"
            : throw new RefusedException("organisation.no-markers", $"{document} has no place for the settings: '{Begin}' and '{End}'.");
    }
}
