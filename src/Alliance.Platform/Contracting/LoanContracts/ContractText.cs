using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Contracting.Templates;
using Alliance.Platform.Governance.Sessions;

namespace Alliance.Platform.Contracting.LoanContracts;

/// <summary>In which languages a contract is printed.</summary>
public enum ContractForm
{
    French,
    Arabic,

    /// <summary>Both, side by side.</summary>
    Both,
}

internal static class ContractForms
{
    public static IReadOnlyList<string> Languages(this ContractForm form) => form switch
    {
        ContractForm.French => ["fr"],
        ContractForm.Arabic => ["ar"],
        _ => ContractTemplates.Languages,
    };
}

/// <summary>All that a contract says, names included: from it alone it is printed and verified. Its JSON is the canonical text.</summary>
/// <remarks>In UTF-8 with line feeds and two spaces of indentation, properties in the order of this declaration, what is null left out. A later release may add properties at the end, and changes none.</remarks>
public sealed record ContractText
{
    public sealed record Names(string Fr, string Ar);

    /// <param name="Number">Of the template's revision; 0 of the one that comes with the service.</param>
    /// <param name="Blocks">With all fields filled in.</param>
    public sealed record Wording(string Language, int Number, IReadOnlyList<TemplateBlock> Blocks);

    /// <summary>What a field printed, and where it came from.</summary>
    /// <param name="Values">By language, in the order of the wordings.</param>
    public sealed record Figure(string Field, FieldSource Source, IReadOnlyList<string> Values);

    public sealed record Line(int Number, DateOnly DueOn, Money Due);

    private static readonly JsonSerializerOptions Json = new(SessionFile.Json) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Such as <c>ISM-2023-0117/1</c>.</summary>
    public required string Number { get; init; }

    public required Names Platform { get; init; }

    public required string Loan { get; init; }

    public required ContractForm Form { get; init; }

    public required DateOnly MadeOn { get; init; }

    public required DateOnly DecidedOn { get; init; }

    public required string Borrower { get; init; }

    public required Money Amount { get; init; }

    public required int Term { get; init; }

    public required int GraceMonths { get; init; }

    /// <summary>The schedule is that of a loan that is paid out whole on this day.</summary>
    public required DateOnly PaidOutOn { get; init; }

    public required IReadOnlyList<Line> Schedule { get; init; }

    public required IReadOnlyList<Figure> Figures { get; init; }

    public required IReadOnlyList<Wording> Wordings { get; init; }

    public string NameIn(string language) => language == "ar" ? Platform.Ar : Platform.Fr;

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static ContractText Read(byte[] json) => JsonSerializer.Deserialize<ContractText>(json, Json)!;
}

/// <summary>That a contract was signed: its JSON is sealed as the contract's own is, and names the hash of that.</summary>
/// <inheritdoc cref="ContractText" path="/remarks"/>
public sealed record SigningText
{
    /// <param name="Sha256">Of the file that was stored.</param>
    public sealed record ScanFile(string Name, string Sha256);

    /// <summary>Hash of the contract's canonical text.</summary>
    public required string Contract { get; init; }

    public required DateOnly SignedOn { get; init; }

    public required string Place { get; init; }

    /// <summary>Who signed for the platform.</summary>
    public required string ForPlatform { get; init; }

    public required IReadOnlyList<string> Witnesses { get; init; }

    public ScanFile? Scan { get; init; }

    /// <summary>Of the signature, by law 43-20: a signed paper that is recorded here is a simple one.</summary>
    public string Level { get; init; } = "simple";

    public required DateOnly RecordedOn { get; init; }

    private static readonly JsonSerializerOptions Json = new(SessionFile.Json) { WriteIndented = true, NewLine = "\n" };

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static SigningText Read(byte[] json) => JsonSerializer.Deserialize<SigningText>(json, Json)!;
}

internal static class CanonicalText
{
    public static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);

    /// <summary>SHA-256, in lower-case hexadecimal.</summary>
    public static string HashOf(byte[] text) => Convert.ToHexStringLower(SHA256.HashData(text));
}
